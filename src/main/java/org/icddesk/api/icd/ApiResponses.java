// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.icddesk.answer.Answer;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.web.content.ContentNegotiation;
import org.icddesk.web.content.Representation;

/** Creates HTTP responses from answers: entity tag, compression, age. */
final class ApiResponses {

    private static final String FRESH = "public, max-age=60";

    private ApiResponses() {}

    /** {@return the response to GET or HEAD; without a body if the client already has it} */
    static ApiResponse of(Answer<Representation> answer, HttpServletRequest request) {
        Map<String, String> headers = withAge(answer);
        headers.put("ETag", answer.value().tag());
        headers.put("Cache-Control", answer.outageSince().isPresent() ? "no-cache" : FRESH);
        headers.put("Vary", "Accept, Accept-Encoding, Accept-Language");
        return ContentNegotiation.isKnown(
                        request.getHeader("If-None-Match"), answer.value().tag())
                ? new ApiResponse(304, headers, null)
                : full(answer.value(), headers, request);
    }

    /** {@return the response to POST, which must not be stored} */
    static ApiResponse uncached(Answer<Representation> answer, HttpServletRequest request) {
        Map<String, String> headers = withAge(answer);
        headers.put("Cache-Control", "no-store");
        return full(answer.value(), headers, request);
    }

    /** {@return the response to a certificate} */
    static ApiResponse ofCertificate(Representation result, HttpServletRequest request) {
        Map<String, String> headers = versioned();
        headers.put("Cache-Control", "no-store");
        return full(result, headers, request);
    }

    private static Map<String, String> versioned() {
        Map<String, String> headers = new HashMap<>();
        headers.put(ApiHeaders.API_VERSION, ApiHeaders.VERSION);
        return headers;
    }

    private static Map<String, String> withAge(Answer<?> answer) {
        Map<String, String> headers = versioned();
        headers.put(ApiHeaders.AS_OF, date(answer.asOf()));
        answer.outageSince().ifPresent(since -> {
            long age = Duration.between(answer.asOf(), Instant.now()).toSeconds();
            headers.put(ApiHeaders.STALE_SINCE, date(since));
            headers.put("Age", String.valueOf(Math.max(0, age)));
        });
        return headers;
    }

    private static ApiResponse full(
            Representation representation, Map<String, String> headers, HttpServletRequest request) {
        Representation.Encoded encoded = representation.encoded(request.getHeader("Accept-Encoding"));
        if (encoded.compressed()) {
            headers.put("Content-Encoding", "gzip");
        }
        return new ApiResponse(200, headers, encoded.bytes());
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
