// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.Set;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Scope;

/**
 * A search in a linearization or in the foundation; GET or POST …/search.
 *
 * <p>Starts from {@link #of}, with WHO's defaults, and is refined by the methods that return another search.
 *
 * @param query the words, as {@link PlainText#normalizeQuery} normalizes them, so that equal searches are one question; a {@code %} at
 *     the end makes the last word a beginning
 * @param language the language of the words and of the answer
 * @param filter the part of the scope to look in
 * @param matching how strictly to look
 * @param presentation the form of the answer
 */
public record SearchRequest(
        Scope scope, String query, Language language, Filter filter, Matching matching, Presentation presentation) {

    /** The number of characters that a query may have. */
    public static final int MAX_QUERY_LENGTH = 200;

    /**
     * Narrows a search to a part of its scope.
     *
     * @param chapters the chapters to look in, such as {@code 01} or {@code X}; empty for WHO's choice
     * @param subtrees the entities below which to look; empty for everywhere
     * @param subtreesOfFoundation whether descendants in the foundation count as below; in a linearization only
     */
    public record Filter(List<String> chapters, List<FoundationUri> subtrees, boolean subtreesOfFoundation) {

        private static final Filter NONE = new Filter(List.of(), List.of(), false);

        /** Sorts the chapters; one that cannot be a chapter is an {@link IllegalArgumentException}. */
        public Filter {
            chapters = chapters.stream().distinct().sorted().toList();
            subtrees = List.copyOf(subtrees);
            if (!chapters.stream().allMatch(c -> c.matches("[0-9]{2}|[A-Z]"))) {
                throw new IllegalArgumentException("not a chapter");
            }
        }
    }

    /**
     * Decides what counts as a hit.
     *
     * @param flexible whether entities that have some of the words only are found too
     * @param codingMode whether to find only what can be coded; in a linearization only
     * @param properties the properties to search; empty for WHO's choice, which {@code codingMode} makes in any case
     */
    public record Matching(boolean flexible, boolean codingMode, Set<SearchProperty> properties) {

        private static final Matching DEFAULT = new Matching(false, true, Set.of());

        /** Copies the properties. */
        public Matching {
            properties = Set.copyOf(properties);
        }
    }

    /**
     * Decides the form of the answer.
     *
     * @param flat whether all hits stand in one list, instead of below their ancestors
     * @param highlighted whether matching words are marked
     * @param keywords whether to suggest words; in a linearization only
     */
    public record Presentation(boolean flat, boolean highlighted, boolean keywords) {

        private static final Presentation DEFAULT = new Presentation(true, true, false);
    }

    /** {@return a search of a scope with WHO's defaults} */
    public static SearchRequest of(Scope scope, String query, Language language) {
        return new SearchRequest(scope, query, language, Filter.NONE, Matching.DEFAULT, Presentation.DEFAULT);
    }

    /** {@return the same search in some chapters only} */
    public SearchRequest withChapters(List<String> chapters) {
        return with(new Filter(chapters, filter.subtrees(), filter.subtreesOfFoundation()));
    }

    /** {@return the same search below some entities only} */
    public SearchRequest withSubtrees(List<FoundationUri> subtrees, boolean ofFoundation) {
        return with(new Filter(filter.chapters(), subtrees, ofFoundation));
    }

    private SearchRequest with(Filter other) {
        return new SearchRequest(scope, query, language, other, matching, presentation);
    }

    /** {@return the same search, more or less strict} */
    public SearchRequest with(Matching other) {
        return new SearchRequest(scope, query, language, filter, other, presentation);
    }

    /** {@return the same search with its answer in another form} */
    public SearchRequest with(Presentation other) {
        return new SearchRequest(scope, query, language, filter, matching, other);
    }
}
