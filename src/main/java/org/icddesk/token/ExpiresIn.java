// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.Optional;

/** Parses {@code expires_in}, RFC 6749 section 5.1, including the variants that servers send. */
final class ExpiresIn {

    /** The lifetime assumed if the response has no usable one. */
    static final Duration ASSUMED = Duration.ofSeconds(300);

    /** The longest lifetime accepted. */
    static final Duration MAX = Duration.ofHours(24);

    private static final String NUMBER = "[+-]?\\d{1,32}(\\.\\d{1,32})?([eE][+-]?\\d{1,4})?";

    private ExpiresIn() {}

    /**
     * Reads seconds.
     *
     * @param text a JSON number or the content of a JSON string
     * @return the lifetime, at least a millisecond and at most {@link #MAX}; empty if the text is not a finite
     *     positive number
     */
    static Optional<Duration> of(String text) {
        String number = text.strip();
        if (!number.matches(NUMBER)) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(number);
        if (!Double.isFinite(seconds) || seconds < 0.001) {
            return Optional.empty();
        }
        return Optional.of(seconds >= MAX.toSeconds() ? MAX : Duration.ofMillis((long) (seconds * 1000)));
    }
}
