// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import java.time.Duration;
import java.util.Optional;

/**
 * How the current request was admitted.
 *
 * @param waited how long it waited because of WHO
 * @param retryAfter when to try again, if it was turned away because its turn would not come in time
 */
public record Admission(Duration waited, Optional<Duration> retryAfter) {

    static final AttachmentKey<Admission> KEY = AttachmentKey.create(Admission.class);

    /** {@return how the request of the current thread was admitted; empty if it did not wait, or the thread serves none} */
    public static Optional<Admission> current() {
        return Optional.ofNullable(ServletRequestContext.current())
                .map(context -> context.getExchange().getAttachment(KEY));
    }
}
