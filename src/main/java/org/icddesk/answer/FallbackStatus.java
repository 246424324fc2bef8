// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of the ICD API that is asked while WHO is silent.
 *
 * @param url its base URL
 * @param answers the answers that came from it so far
 * @param lastSuccess when it last answered
 * @param silentSince since when it has not answered either
 * @param lastFailureWords why, in English
 */
public record FallbackStatus(
        String url,
        long answers,
        Optional<Instant> lastSuccess,
        Optional<Instant> silentSince,
        Optional<String> lastFailureWords) {}
