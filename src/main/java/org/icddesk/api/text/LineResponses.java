// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.answer.IcdFailure;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.web.content.ContentNegotiation;
import org.icddesk.web.content.Representation;

/** Makes lines, and the failures to find one, responses of one line of plain text. */
final class LineResponses {

    private static final String TYPE = "text/plain;charset=UTF-8";

    private LineResponses() {}

    /** {@return the response with a line, or with the reason why there is none} */
    static Response of(HttpServletRequest request, Supplier<Line> line) {
        try {
            return of(request, line.get());
        } catch (ApiProblem problem) {
            return failed(problem.status(), problem.getMessage(), problem.headers());
        } catch (IcdFailure failure) {
            Duration retry = failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER);
            return failed(
                    failure.status(),
                    failure.forReaders(),
                    failure.isAnswer()
                            ? Map.of()
                            : Map.of("Retry-After", String.valueOf(Math.max(1, retry.toSeconds()))));
        }
    }

    private static Response of(HttpServletRequest request, Line line) {
        Representation body = new Representation(line.text().getBytes(StandardCharsets.UTF_8));
        boolean known = ContentNegotiation.isKnown(request.getHeader("If-None-Match"), body.tag());
        ResponseBuilder response =
                known ? Response.notModified() : Response.ok(body.plain()).header("Content-Type", TYPE);
        response.header("ETag", body.tag()).header("Cache-Control", "no-cache").header("Vary", "Accept-Language");
        date(line.asOf()).ifPresent(date -> response.header(ApiHeaders.AS_OF, date));
        date(line.outageSince()).ifPresent(date -> response.header(ApiHeaders.STALE_SINCE, date));
        return response.build();
    }

    private static Response failed(int status, String words, Map<String, String> headers) {
        ResponseBuilder response = Response.status(status)
                .entity(words.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", TYPE)
                .header("Cache-Control", "no-store");
        headers.forEach(response::header);
        return response.build();
    }

    private static Optional<String> date(Optional<Instant> time) {
        return time.map(instant -> DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
    }
}
