// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.search.SpellingVariants;
import org.icddesk.index.IndexResult;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.search.local.ExclusionLine;
import org.icddesk.search.local.LocalResult;
import org.icddesk.walk.WalkCoverage;
import org.icddesk.web.Link;
import org.icddesk.web.Page;

/** What our own index and dictionary add to the results of a search. */
@Named("localPanel")
@RequestScoped
public class LocalPanel {

    private final SearchPage search;
    private final Synonyms synonyms;
    private final Page page;

    protected LocalPanel() {
        this(null, null, null);
    }

    @Inject
    public LocalPanel(SearchPage search, Synonyms synonyms, Page page) {
        this.search = search;
        this.synonyms = synonyms;
        this.page = page;
    }

    private Optional<LocalResult> local() {
        return Optional.ofNullable(search.results()).flatMap(results -> Optional.ofNullable(results.local()));
    }

    /** {@return the heading of hits that have only similar words, or lack one; null if they have all words} */
    public String getInexact() {
        return local().filter(result -> search.getCount() > 0)
                .map(LocalResult::found)
                .filter(found -> found.match() != IndexResult.Match.ALL_WORDS)
                .map(found -> page.say(
                        found.match() == IndexResult.Match.SIMILAR_WORDS ? "search.similar" : "search.but-one",
                        search.getQuery()))
                .orElse(null);
    }

    /** {@return the exclusions that have all the words} */
    public List<ExclusionLine> getExclusions() {
        return local().map(result -> result.found().exclusions().stream()
                        .map(exclusion ->
                                ExclusionLine.of(exclusion, result.index().index(), search.context()))
                        .toList())
                .orElse(List.of());
    }

    /** {@return the notice that the hits are in another language than the reader's; null if they are not} */
    public String getOtherLanguage() {
        return local().map(result -> result.index().language())
                .filter(language -> search.getCount() > 0
                        && !language.equals(search.context().language()))
                .map(language ->
                        page.say("search.own.language", language.locale().getDisplayLanguage(page.getLocale())))
                .orElse(null);
    }

    /** {@return how much of the release has been read; null if all of it} */
    public String getCoverage() {
        return local().map(LocalResult::index)
                .filter(index -> !index.coverage().complete())
                .map(index -> coverage(index.coverage()))
                .orElse(null);
    }

    private String coverage(WalkCoverage coverage) {
        int percent = coverage.total() == 0 ? 0 : (int) (100L * coverage.done() / coverage.total());
        return coverage.finished().isEmpty()
                ? page.say("search.coverage", percent)
                : page.say("search.coverage.chapters", percent, chapters(coverage));
    }

    /** {@return the chapters that are there as a whole, three and more that follow each other as a range} */
    private static String chapters(WalkCoverage coverage) {
        List<List<String>> runs = new ArrayList<>();
        int expected = -1;
        for (String chapter : coverage.finished()) {
            int place = coverage.chapters().indexOf(chapter);
            if (place != expected) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(chapter);
            expected = place + 1;
        }
        return runs.stream()
                .map(run -> run.size() < 3 ? String.join(", ", run) : run.get(0) + "–" + run.get(run.size() - 1))
                .collect(Collectors.joining(", "));
    }

    /** {@return searches with everyday words in WHO's words, beside WHO's own results} */
    public List<Link> getSynonyms() {
        BrowseContext context = search.context();
        if (context == null || search.results() == null || local().isPresent()) {
            return List.of();
        }
        String words = search.input().text();
        return synonyms.in(words, context.language()).stream()
                .limit(SpellingVariants.MAX_VARIANTS)
                .map(synonym -> link(synonym, words))
                .toList();
    }

    private Link link(Synonym synonym, String words) {
        String other = words.replaceAll(
                "(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(synonym.word()) + "(?![\\p{L}\\p{N}])",
                Matcher.quoteReplacement(synonym.means()));
        String meant = other.equals(words) ? synonym.means() : other;
        return new Link(
                page.say("search.synonym", synonym.word(), synonym.means()),
                search.getRefinements().search().with("q", meant));
    }
}
