// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.web.content.CompleteResponse.Header;

/** The headers that say how old the answers of WHO are that a response of ours is made of. */
public final class AgeHeaders {

    private AgeHeaders() {}

    /**
     * Adds the headers.
     *
     * @param asOf when WHO gave the oldest of the answers; empty if there was none
     * @param outageSince since when WHO has not answered, if one of them is stale
     */
    public static ResponseBuilder add(ResponseBuilder response, Optional<Instant> asOf, Optional<Instant> outageSince) {
        of(asOf, outageSince).forEach(header -> response.header(header.name(), header.value()));
        return response;
    }

    /** {@return the headers themselves} */
    public static List<Header> of(Optional<Instant> asOf, Optional<Instant> outageSince) {
        List<Header> headers = new ArrayList<>();
        asOf.ifPresent(time -> headers.add(new Header(ApiHeaders.AS_OF, date(time))));
        outageSince.ifPresent(time -> headers.add(new Header(ApiHeaders.STALE_SINCE, date(time))));
        return headers;
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
