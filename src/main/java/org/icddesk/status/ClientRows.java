// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.icddesk.request.ClientKind;
import org.icddesk.request.RequestTally;

/** Rows of the status page about the clients, whose shares of what WHO is asked are limited by address. */
final class ClientRows {

    private ClientRows() {}

    /** {@return a row for each kind of client that has sent requests} */
    static List<StatusRow> kinds(Map<String, Long> calls) {
        return Arrays.stream(ClientKind.values())
                .filter(kind -> calls.getOrDefault(kind.label(), 0L) > 0)
                .map(kind -> StatusRow.of(kind.words(), calls.get(kind.label())))
                .toList();
    }

    static List<StatusRow> of(RequestTally.Summary clients) {
        StatusRow requests = StatusRow.of("Requests of the last minutes", clients.requests());
        if (clients.address().isEmpty()) {
            return List.of(requests);
        }
        String most = clients.address().get() + ", "
                + StatusFormat.share(clients.ofThem(), clients.requests() - clients.ofThem());
        return clients.nearlyAllOfOne()
                ? List.of(
                        requests,
                        StatusRow.bad("Nearly all from one address", most),
                        StatusRow.of(
                                "What to do",
                                "If this is a reverse proxy, everybody behind it shares one limit: name it in ICD_PROXIES and"
                                        + " run reverse-proxy.cli. If it is a terminal server, a network behind one address, or a"
                                        + " program, raise icd.limits.searches and icd.limits.suggestions if it gets 429. If it is"
                                        + " one person, nothing."))
                : List.of(requests, StatusRow.of("Most of them from", most));
    }
}
