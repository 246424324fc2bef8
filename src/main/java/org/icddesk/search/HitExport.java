// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.export.ExportTable;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.web.Page;
import org.icddesk.web.Problem;

/** Exports all results of a search as a table. */
@RequestScoped
public class HitExport {

    private static final List<String> COLUMNS = List.of("code", "title", "chapter", "matched", "score", "uri");

    private final SearchPage search;
    private final Page page;

    protected HitExport() {
        this(null, null);
    }

    @Inject
    public HitExport(SearchPage search, Page page) {
        this.search = search;
        this.page = page;
    }

    /**
     * Runs the search and creates the table: first the entities named by code or identifier, then the hits.
     *
     * @throws Problem 400 if there was nothing to search for, which an empty list would pass off as nothing found
     * @throws IcdFailure if a part of the search failed, which a file cannot warn of as the page does
     */
    ExportTable create() {
        search.load();
        if (search.getHint() != null) {
            throw new Problem(400, "no-list", page.say(search.getHint()));
        }
        search.failure().filter(failure -> !failure.isAnswer()).ifPresent(failure -> {
            throw failure;
        });
        BrowseContext context = search.context();
        String release = context.release().map(Release::id).orElse("");
        String classification = context.classification().segment();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", "World Health Organization, https://icd.who.int");
        facts.put("classification", classification);
        facts.put("release", release);
        facts.put("language", context.language().tag());
        facts.put("query", search.getQuery());
        facts.put("complete", String.valueOf(!search.isChopped()));
        List<List<String>> lines = new ArrayList<>();
        Stream.concat(
                        search.getFound().stream().map(FoundEntity::row).map(HitExport::line),
                        search.allHits().stream().map(HitExport::line))
                .forEach(lines::add);
        return new ExportTable("icd-" + classification + "-" + release + "-search", facts, COLUMNS, lines);
    }

    private static List<String> line(EntityRow row) {
        return List.of(
                row.code(),
                row.title() == null ? "" : row.title().value(),
                "",
                "",
                "",
                row.uri().canonical());
    }

    private static List<String> line(Hit hit) {
        return List.of(
                hit.code().orElse(""),
                bare(hit.title()),
                hit.chapter().orElse(""),
                hit.matches().stream()
                        .findFirst()
                        .map(match -> bare(match.label()))
                        .orElse(""),
                String.valueOf(hit.score()),
                hit.uri().map(UriExpression::toString).orElse(""));
    }

    private static String bare(Highlighted text) {
        return new Highlighted(HitView.withoutUntranslatedMark(text)).text();
    }
}
