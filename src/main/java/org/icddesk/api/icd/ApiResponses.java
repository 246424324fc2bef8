// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.answer.Answer;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/** Creates HTTP responses from answers: entity tag, compression, age. Whoever sends them adds the content type. */
final class ApiResponses {

    private static final Header VERSION = new Header(ApiHeaders.API_VERSION, ApiHeaders.VERSION);
    private static final Header FRESH = new Header("Cache-Control", "public, max-age=60");
    private static final Header STALE = new Header("Cache-Control", "no-cache");
    private static final Header NOT_STORED = new Header("Cache-Control", "no-store");
    private static final Header VARYING = new Header("Vary", "Accept, Accept-Encoding, Accept-Language");

    private ApiResponses() {}

    /** {@return the response to GET or HEAD; without a body if the client already has it} */
    static CompleteResponse of(Answer<Representation> answer, RequestHead request) {
        List<Header> headers = withAge(answer);
        headers.add(answer.outageSince().isPresent() ? STALE : FRESH);
        headers.add(VARYING);
        return answer.value().response(request, headers.toArray(Header[]::new));
    }

    /** {@return the response to POST, which must not be stored} */
    static CompleteResponse uncached(Answer<Representation> answer, RequestHead request) {
        List<Header> headers = withAge(answer);
        headers.add(NOT_STORED);
        return answer.value().untagged(200, request, headers.toArray(Header[]::new));
    }

    /** {@return the response to a certificate} */
    static CompleteResponse ofCertificate(Answer<Representation> result, RequestHead request) {
        return result.source() == Answer.Source.WHO
                ? result.value().untagged(200, request, VERSION, NOT_STORED)
                : uncached(result, request);
    }

    /** {@return the response as JAX-RS sends it, which chooses the content type} */
    static Response forJaxRs(CompleteResponse complete) {
        Response.ResponseBuilder response = Response.status(complete.status()).entity(complete.body());
        complete.headers().forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }

    private static List<Header> withAge(Answer<?> answer) {
        List<Header> headers = new ArrayList<>();
        headers.add(VERSION);
        headers.add(new Header(ApiHeaders.AS_OF, date(answer.asOf())));
        if (answer.source() == Answer.Source.FALLBACK) {
            headers.add(new Header(ApiHeaders.SOURCE, "fallback"));
        } else if (answer.source() == Answer.Source.BUNDLE) {
            headers.add(new Header(ApiHeaders.SOURCE, "bundle"));
        }
        answer.outageSince().ifPresent(since -> {
            long age = Duration.between(answer.asOf(), Instant.now()).toSeconds();
            headers.add(new Header(ApiHeaders.STALE_SINCE, date(since)));
            headers.add(new Header("Age", String.valueOf(Math.max(0, age))));
        });
        return headers;
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
