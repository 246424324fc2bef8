// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.synonym.SynonymStatus;

/** Rows of the status page about the dictionary of everyday words. */
final class SynonymRows {

    private SynonymRows() {}

    static List<StatusRow> of(SynonymStatus synonyms, Instant now) {
        List<StatusRow> rows = new ArrayList<>();
        rows.add(StatusRow.of(
                "Words that ship with ICD Desk",
                synonyms.shipped().entrySet().stream()
                        .map(language -> language.getValue() + " " + language.getKey())
                        .collect(Collectors.joining(", "))));
        synonyms.file()
                .ifPresentOrElse(
                        file -> addFile(rows, file, now),
                        () -> rows.add(StatusRow.of("Your file", "none (icd.synonyms.file)")));
        return rows;
    }

    private static void addFile(List<StatusRow> rows, SynonymStatus.OfFile file, Instant now) {
        rows.add(StatusRow.of("Your file", file.path()));
        file.problem().ifPresent(words -> rows.add(StatusRow.bad("Problem", "The file " + words + ".")));
        rows.add(StatusRow.of(
                "Its entries in use",
                file.entries()
                        + file.readAt()
                                .map(time -> ", read " + StatusFormat.ago(time, now))
                                .orElse("; not read yet")));
        if (file.faultCount() > 0) {
            rows.add(StatusRow.bad(
                    "Lines that cannot be used",
                    file.faultCount() + ": " + String.join("; ", file.faults())
                            + (file.faultCount() > file.faults().size() ? "; …" : "")));
        }
    }
}
