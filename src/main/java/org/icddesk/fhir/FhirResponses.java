// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.OperationOutcome;
import org.icddesk.fhir.system.FhirInquiry;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/** Creates HTTP responses: entity tag, compression, age. */
final class FhirResponses {

    private static final Header TYPE = new Header("Content-Type", FhirFormat.JSON);
    private static final Header NOT_STORED = new Header("Cache-Control", "no-store");
    private static final Header VARYING = new Header("Vary", "Accept");

    private FhirResponses() {}

    /** {@return an answer with its age, as it can be kept} */
    static RenderedPage page(JsonObject resource, FhirInquiry inquiry) {
        List<Header> headers = new ArrayList<>(List.of(VARYING));
        headers.addAll(age(inquiry));
        return new RenderedPage(FhirFormat.JSON, representation(resource), headers);
    }

    /** {@return the response with an answer; to a body that was posted one that must not be stored} */
    static CompleteResponse of(RenderedPage page, RequestHead request) {
        if (!request.method().equals("POST")) {
            return page.response(request);
        }
        List<Header> headers = new ArrayList<>(List.of(TYPE, NOT_STORED));
        headers.addAll(page.more());
        return page.body().untagged(200, request, headers.toArray(Header[]::new));
    }

    /** {@return the response to a request that failed} */
    static CompleteResponse failed(FhirProblem problem, RequestHead request) {
        List<Header> headers = new ArrayList<>(List.of(TYPE, NOT_STORED));
        problem.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        return representation(OperationOutcome.of(List.of(problem.issue())))
                .untagged(problem.status(), request, headers.toArray(Header[]::new));
    }

    private static Representation representation(JsonObject resource) {
        return new Representation(resource.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Header> age(FhirInquiry inquiry) {
        List<Header> headers = new ArrayList<>();
        inquiry.asOf().ifPresent(when -> headers.add(new Header(ApiHeaders.AS_OF, date(when))));
        inquiry.outageSince().ifPresent(since -> {
            headers.add(new Header(ApiHeaders.STALE_SINCE, date(since)));
            long age = Duration.between(inquiry.asOf().orElse(since), Instant.now())
                    .toSeconds();
            headers.add(new Header("Age", String.valueOf(Math.max(0, age))));
        });
        return headers;
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
