// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.ListFacts;
import org.icddesk.browse.Translations;
import org.icddesk.export.Cell;
import org.icddesk.export.DownloadFormat;
import org.icddesk.export.ExportTable;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.request.ClientContext;
import org.icddesk.subtree.Subtree;
import org.icddesk.subtree.SubtreeNode;
import org.icddesk.subtree.SubtreeProgress;
import org.icddesk.subtree.SubtreeTooLarge;
import org.icddesk.web.Link;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Exports an entity and all that is below it as a table. */
@RequestScoped
public class SubtreeExport {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN_AFTER_A_FAILURE = Duration.ofSeconds(5);

    /** So long that what comes after the entity itself has the time of a page. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int MAX_LINKS = 100;
    private static final List<String> COLUMNS =
            List.of("depth", "code", "title", "kind", "uri", "parent", "leaf", "range", "language");

    private final EntityPage entity;
    private final SubtreePage subtree;
    private final ListFacts facts;

    protected SubtreeExport() {
        this(null, null, null);
    }

    @Inject
    public SubtreeExport(EntityPage entity, SubtreePage subtree, ListFacts facts) {
        this.entity = entity;
        this.subtree = subtree;
        this.facts = facts;
    }

    /**
     * {@return the file, or the page that says how far it is}
     *
     * @throws Problem 400 if it would be too large
     */
    RouteResult create(DownloadFormat format) {
        ClientContext.setDeadline(DEADLINE);
        entity.load();
        try {
            return file(format);
        } catch (SubtreeTooLarge e) {
            throw new Problem(400, "subtree-too-large", String.valueOf(e.count())).withLinks(parts(format));
        }
    }

    private RouteResult file(DownloadFormat format) {
        SubtreeProgress first = subtree.advance(entity.context().language());
        if (first.subtree().isEmpty()) {
            return pending(first);
        }
        Map<Language, Map<IcdUri, Text>> titles = new LinkedHashMap<>();
        // One language after the other: each is complete before the next is begun.
        for (Language language : entity.context().beside()) {
            SubtreeProgress other = subtree.advance(language);
            if (other.subtree().isEmpty()) {
                return pending(other);
            }
            titles.put(language, titles(other.subtree().get()));
        }
        return format.file(table(first.subtree().get(), new Translations(titles, Optional.empty())));
    }

    private static RouteResult pending(SubtreeProgress progress) {
        return new RouteResult.Pending(
                "subtree", progress.failure().isPresent() ? ASK_AGAIN_AFTER_A_FAILURE : ASK_AGAIN_AFTER);
    }

    private static Map<IcdUri, Text> titles(Subtree translated) {
        Map<IcdUri, Text> titles = new HashMap<>();
        translated.rows().stream().map(Subtree.Row::node).forEach(node -> node.title()
                .ifPresent(title -> titles.put(node.uri(), title)));
        return titles;
    }

    /** {@return the same download of each of the first children} */
    private List<Link> parts(DownloadFormat format) {
        return entity.getChildren().stream()
                .limit(MAX_LINKS)
                .map(child -> new Link(label(child), format.ofSubtree(child.address())))
                .toList();
    }

    private static String label(EntityRow row) {
        return (row.code().isEmpty() ? row.range() : row.code())
                .concat(" " + row.label())
                .strip();
    }

    private ExportTable table(Subtree whole, Translations beside) {
        Map<String, Cell> known = facts.of(entity.context());
        whole.asOf().ifPresent(time -> known.put("asOf", Cell.of(time)));
        known.put("uri", Cell.of(entity.getUri()));
        known.put("title", Cell.of(entity.getHead().line()));
        known.put("complete", Cell.of(whole.missing() == 0));
        return new ExportTable(
                entity.fileName("subtree"),
                entity.context().language().tag(),
                known,
                beside.columns(COLUMNS),
                whole.rows().stream()
                        .map(row ->
                                beside.line(line(row), Optional.of(row.node().uri())))
                        .toList());
    }

    private static List<Cell> line(Subtree.Row row) {
        SubtreeNode node = row.node();
        return List.of(
                Cell.of(row.depth()),
                Cell.of(node.code()),
                Cell.of(node.title().map(title -> title.value()).orElse("")),
                Cell.of(
                        node.kind() == ClassKind.UNKNOWN
                                ? ""
                                : node.kind().name().toLowerCase(Locale.ROOT)),
                Cell.of(node.uri().canonical()),
                Cell.of(row.parent().map(IcdUri::canonical).orElse("")),
                Cell.of(node.children().isEmpty()),
                Cell.of(node.range()),
                Cell.of(node.title().map(title -> title.language().tag()).orElse("")));
    }
}
