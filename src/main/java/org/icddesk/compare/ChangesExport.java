// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.icddesk.browse.ListFacts;
import org.icddesk.compare.release.ChangeKind;
import org.icddesk.compare.release.ChangedEntity;
import org.icddesk.compare.release.Changes;
import org.icddesk.compare.release.Entry;
import org.icddesk.compare.release.Part;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.export.Cell;
import org.icddesk.export.ExportTable;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.entity.ClassKind;

/** Exports what changed as a table. */
@RequestScoped
public class ChangesExport {

    private static final List<String> COLUMNS = List.of(
            "change",
            "codeBefore",
            "codeAfter",
            "titleBefore",
            "titleAfter",
            "kind",
            "parentBefore",
            "parentAfter",
            "parts",
            "codeFormerly",
            "uriBefore",
            "uriAfter");

    private final ComparePage page;
    private final ListFacts facts;

    protected ChangesExport() {
        this(null, null);
    }

    @Inject
    public ChangesExport(ComparePage page, ListFacts facts) {
        this.page = page;
        this.facts = facts;
    }

    ExportTable table(ReleasePair pair, Changes changes) {
        Map<String, Cell> known = facts.of(page.context());
        changes.asOf().ifPresent(time -> known.put("asOf", Cell.of(time)));
        known.put("uri", Cell.of(page.identifier().canonical()));
        known.put("title", Cell.of(page.getName()));
        known.put("from", Cell.of(pair.from().id()));
        known.put("to", Cell.of(pair.to().id()));
        known.put("entitiesBefore", Cell.of(changes.before()));
        known.put("entitiesAfter", Cell.of(changes.after()));
        known.put("same", Cell.of(changes.same()));
        for (ChangeKind kind : ChangeKind.values()) {
            known.put(kind.word(), Cell.of(changes.count(kind)));
        }
        known.put("complete", Cell.of(changes.missing() == 0));
        return new ExportTable(
                fileName(pair),
                page.language().tag(),
                known,
                COLUMNS,
                changes.changed().stream().map(ChangesExport::line).toList());
    }

    private static String fileName(ReleasePair pair) {
        return "icd-" + String.join("-", CompareAddress.of(pair).path());
    }

    private static List<Cell> line(ChangedEntity entity) {
        ClassKind kind = entity.either().kind();
        return List.of(
                Cell.of(entity.kinds().stream().map(ChangeKind::word).collect(Collectors.joining(" "))),
                cell(entity.before(), ChangesExport::code),
                cell(entity.after(), ChangesExport::code),
                cell(entity.before(), entry -> entry.title().value()),
                cell(entity.after(), entry -> entry.title().value()),
                Cell.of(kind == ClassKind.UNKNOWN ? "" : kind.name().toLowerCase(Locale.ROOT)),
                cell(entity.before(), ChangesExport::parent),
                cell(entity.after(), ChangesExport::parent),
                Cell.of(entity.parts().stream().map(Part::word).collect(Collectors.joining(" "))),
                cell(entity.formerly(), entry -> entry.title().value()),
                cell(entity.before(), entry -> entry.uri().canonical()),
                cell(entity.after(), entry -> entry.uri().canonical()));
    }

    private static Cell cell(Optional<Entry> entry, Function<Entry, String> value) {
        return Cell.of(entry.map(value).orElse(""));
    }

    private static String code(Entry entry) {
        return entry.code().isEmpty() ? entry.range() : entry.code();
    }

    private static String parent(Entry entry) {
        return entry.parent().map(IcdUri::canonical).orElse("");
    }
}
