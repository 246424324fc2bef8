// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.answer.SharedStatus;

/** Rows of the status page about the answers that the servers of a cluster share. */
final class SharedRows {

    private SharedRows() {}

    static List<StatusRow> of(SharedStatus shared) {
        List<StatusRow> rows = new ArrayList<>();
        rows.add(
                switch (shared.state()) {
                    case SHARED -> StatusRow.of("State", "answers are shared");
                    case STARTING -> StatusRow.bad("State", shared.fault().orElse("the server's cache is starting"));
                    case PAUSED -> StatusRow.bad("State", shared.fault().orElse("paused"));
                });
        rows.add(new StatusRow(
                "Servers",
                shared.members().isEmpty()
                        ? "none"
                        : shared.members().size() + ": " + String.join(", ", shared.members()),
                shared.members().isEmpty()));
        shared.entries().ifPresent(entries -> rows.add(StatusRow.of("Answers on this server", entries)));
        rows.add(StatusRow.of(
                "Found there", shared.hits() + " (" + StatusFormat.share(shared.hits(), shared.misses()) + ")"));
        shared.p95()
                .ifPresent(time -> rows.add(
                        StatusRow.of("Time of a look-up, last 500", StatusFormat.milliseconds(time) + " (95 %)")));
        rows.add(StatusRow.of("Shared by this server", shared.saved()));
        rows.add(StatusRow.of("Asked by another server at the same time", shared.waited()));
        rows.add(new StatusRow("Failed look-ups", String.valueOf(shared.failures()), shared.failures() > 0));
        rows.add(new StatusRow("Damaged or foreign entries", String.valueOf(shared.refused()), shared.refused() > 0));
        if (!shared.clockAhead().isZero()) {
            rows.add(StatusRow.bad(
                    "Clock",
                    "this machine's clock is "
                            + StatusFormat.span(shared.clockAhead().abs())
                            + (shared.clockAhead().isNegative() ? " behind" : " ahead of")
                            + " WHO's"));
        }
        return rows;
    }
}
