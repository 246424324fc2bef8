// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.ListFacts;
import org.icddesk.browse.Translations;
import org.icddesk.export.Cell;
import org.icddesk.export.ExportTable;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalResult;
import org.icddesk.web.Page;
import org.icddesk.web.Problem;

/** Exports all results of a search as a table. */
@RequestScoped
public class HitExport {

    private static final List<String> COLUMNS = List.of("code", "title", "chapter", "matched", "score", "uri");
    private static final Cell NOTHING = Cell.of("");

    private final SearchPage search;
    private final ListFacts facts;
    private final Page page;
    private final EntityTitles titles;

    protected HitExport() {
        this(null, null, null, null);
    }

    @Inject
    public HitExport(SearchPage search, ListFacts facts, Page page, EntityTitles titles) {
        this.titles = titles;
        this.search = search;
        this.facts = facts;
        this.page = page;
    }

    /**
     * Runs the search and creates the table: first the entities named by code or identifier, then the hits.
     *
     * @throws Problem 400 if there was nothing to search for, which an empty list would pass off as nothing found; 404 if
     *     it was a code that does not exist
     * @throws IcdFailure if a part of the search failed, which a file cannot warn of as the page does
     */
    ExportTable create() {
        search.load();
        if (search.isNothingButAbsent()) {
            AbsentCode code = search.getAbsent().get(0);
            throw new Problem(404, "no-list", page.say("code.absent", code.code(), code.where()));
        }
        if (search.getHint() != null) {
            throw new Problem(400, "no-list", page.say(search.getHint()));
        }
        search.failure().filter(failure -> !failure.isAnswer()).ifPresent(failure -> {
            throw failure;
        });
        BrowseContext context = search.context();
        Map<String, Cell> known = facts.of(context);
        known.put("query", Cell.of(search.getQuery()));
        Optional<LocalResult> local = Optional.ofNullable(search.results()).map(SearchResults::local);
        boolean whole = local.map(own -> own.index().coverage().complete()).orElse(true);
        known.put("complete", Cell.of(whole && !search.isChopped()));
        local.ifPresent(own -> {
            known.put("language", Cell.of(language(local, context)));
            known.put("asOf", Cell.of(own.index().asOf()));
            known.put(
                    "match",
                    Cell.of(own.found().match().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        });
        Translations beside =
                titles.translations(context, entities(), AnswerTimeout.BATCH).orThrow();
        List<List<Cell>> lines = new ArrayList<>();
        search.getFound().stream()
                .map(FoundEntity::row)
                .forEach(row -> lines.add(beside.line(line(row), Optional.of(row.uri()))));
        search.allHits().forEach(hit -> lines.add(beside.line(line(hit), entity(hit))));
        String name = "icd-" + context.classification().segment() + "-"
                + context.release().map(Release::id).orElse("") + "-search";
        return new ExportTable(name, language(local, context), known, beside.columns(COLUMNS), lines);
    }

    private static String language(Optional<LocalResult> local, BrowseContext context) {
        return local.map(own -> own.index().language())
                .orElse(context.language())
                .tag();
    }

    private List<IcdUri> entities() {
        return Stream.concat(
                        search.getFound().stream().map(found -> found.row().uri()),
                        search.allHits().stream().flatMap(hit -> entity(hit).stream()))
                .toList();
    }

    private static Optional<IcdUri> entity(Hit hit) {
        return hit.uri().filter(uri -> !uri.isCluster()).map(UriExpression::stem);
    }

    private static List<Cell> line(EntityRow row) {
        return List.of(
                Cell.of(row.code()),
                Cell.of(row.title() == null ? "" : row.title().value()),
                NOTHING,
                NOTHING,
                NOTHING,
                Cell.of(row.uri().canonical()));
    }

    private static List<Cell> line(Hit hit) {
        return List.of(
                Cell.of(hit.code().orElse("")),
                Cell.of(bare(hit.title())),
                Cell.of(hit.chapter().orElse("")),
                Cell.of(hit.matches().stream()
                        .findFirst()
                        .map(match -> bare(match.label()))
                        .orElse("")),
                Cell.of(hit.score()),
                Cell.of(hit.uri().map(UriExpression::toString).orElse("")));
    }

    private static String bare(Highlighted text) {
        return new Highlighted(HitView.withoutUntranslatedMark(text)).text();
    }
}
