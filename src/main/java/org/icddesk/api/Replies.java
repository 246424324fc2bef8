// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.icddesk.gateway.Answer;

/** Makes HTTP of answers: tags, compression, how old they are. */
final class Replies {

    /** The version of WHO's ICD API that the addresses are of. */
    static final String VERSION = "v2.6.0";

    /** Tells when WHO gave the answer. */
    static final String AS_OF = "ICD-Desk-As-Of";

    /** Tells since when WHO gives none, if an outdated answer has to do. */
    static final String STALE_SINCE = "ICD-Desk-Stale-Since";

    private static final String FRESH = "public, max-age=60";

    private Replies() {}

    /** {@return the reply to GET or HEAD: nothing where the caller has the answer already} */
    static Response of(Answer<Representation> answer, HttpServletRequest request) {
        Representation representation = answer.value();
        boolean known = Wish.known(request.getHeader("If-None-Match"), representation.tag());
        ResponseBuilder reply = known ? Response.notModified() : body(representation, request);
        reply.header("ETag", representation.tag())
                .header("Cache-Control", answer.silentSince().isPresent() ? "no-cache" : FRESH)
                .header("Vary", "Accept, Accept-Encoding, Accept-Language");
        return age(reply, answer).build();
    }

    /** {@return the reply to POST, which is for one caller and one time} */
    static Response once(Answer<Representation> answer, HttpServletRequest request) {
        return age(once(answer.value(), request), answer).build();
    }

    /** {@return the reply to a certificate} */
    static Response ofCertificate(Representation result, HttpServletRequest request) {
        return once(result, request).header("API-Version", VERSION).build();
    }

    private static ResponseBuilder once(Representation representation, HttpServletRequest request) {
        return body(representation, request).header("Cache-Control", "no-store");
    }

    private static ResponseBuilder age(ResponseBuilder reply, Answer<?> answer) {
        reply.header("API-Version", VERSION).header(AS_OF, date(answer.asOf()));
        answer.silentSince().ifPresent(since -> reply.header(STALE_SINCE, date(since))
                .header(
                        "Age",
                        Math.max(
                                0,
                                Duration.between(answer.asOf(), Instant.now()).toSeconds())));
        return reply;
    }

    private static ResponseBuilder body(Representation representation, HttpServletRequest request) {
        if (representation.compressed() != null && Wish.gzip(request.getHeader("Accept-Encoding"))) {
            return Response.ok(representation.compressed()).header("Content-Encoding", "gzip");
        }
        return Response.ok(representation.plain());
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
