// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/**
 * A search in a linearization or in the foundation; GET or POST …/search.
 *
 * <p>Starts from {@link #of}, with WHO's defaults, and is refined by the methods named after the parameters.
 *
 * @param query the words, normalised to NFC; a {@code %} at the end makes the last word a beginning
 * @param language the language of the words and of the answer
 * @param chapters the chapters to look in, such as {@code 01} or {@code X}; empty for WHO's choice
 * @param subtrees the entities below which to look; empty for everywhere
 * @param subtreesOfFoundation whether descendants in the foundation count as below; in a linearization alone
 * @param flexible whether entities that have some of the words only are found too
 * @param flat whether all hits stand in one list, instead of below their ancestors
 * @param highlighted whether matching words are marked
 * @param codingMode whether to find only what can be coded; in a linearization alone
 * @param keywords whether to propose words; in a linearization alone
 * @param properties the properties to look at; empty for WHO's choice, which {@code codingMode} makes in any case
 * @param patience the caller's time limit
 */
public record SearchQuestion(
        Scope scope,
        String query,
        Language language,
        List<String> chapters,
        List<FoundationUri> subtrees,
        boolean subtreesOfFoundation,
        boolean flexible,
        boolean flat,
        boolean highlighted,
        boolean codingMode,
        boolean keywords,
        Set<SearchProperty> properties,
        Patience patience) {

    /** The number of characters that a query may have. */
    public static final int LONGEST_QUERY = 200;

    /** Holds a question; a chapter that cannot be one is an {@link IllegalArgumentException}. */
    public SearchQuestion {
        query = Normalizer.normalize(PlainText.of(query), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
        chapters = chapters.stream().distinct().sorted().toList();
        subtrees = List.copyOf(subtrees);
        properties = Set.copyOf(properties);
        if (!chapters.stream().allMatch(c -> c.matches("[0-9]{2}|[A-Z]"))) {
            throw new IllegalArgumentException("not a chapter");
        }
    }

    /**
     * Asks with WHO's defaults.
     *
     * @param language the language of the words and of the answer
     */
    public static SearchQuestion of(Scope scope, String query, Language language) {
        return new SearchQuestion(
                scope,
                query,
                language,
                List.of(),
                List.of(),
                false,
                false,
                true,
                true,
                true,
                false,
                Set.of(),
                Patience.PAGE);
    }

    /**
     * Looks in some chapters only.
     *
     * @param some their codes
     */
    public SearchQuestion inChapters(List<String> some) {
        return new SearchQuestion(
                scope,
                query,
                language,
                some,
                subtrees,
                subtreesOfFoundation,
                flexible,
                flat,
                highlighted,
                codingMode,
                keywords,
                properties,
                patience);
    }

    /**
     * Looks below some entities only.
     *
     * @param some the entities
     * @param ofFoundation whether descendants in the foundation count
     */
    public SearchQuestion below(List<FoundationUri> some, boolean ofFoundation) {
        return new SearchQuestion(
                scope,
                query,
                language,
                chapters,
                some,
                ofFoundation,
                flexible,
                flat,
                highlighted,
                codingMode,
                keywords,
                properties,
                patience);
    }

    /**
     * Chooses how strictly to look.
     *
     * @param some whether some of the words suffice
     * @param codable whether to find only what can be coded
     * @param where the properties to look at
     */
    public SearchQuestion matching(boolean some, boolean codable, Set<SearchProperty> where) {
        return new SearchQuestion(
                scope,
                query,
                language,
                chapters,
                subtrees,
                subtreesOfFoundation,
                some,
                flat,
                highlighted,
                codable,
                keywords,
                where,
                patience);
    }

    /**
     * Chooses the form of the answer.
     *
     * @param inOneList whether all hits stand in one list
     * @param marked whether matching words are marked
     * @param withWords whether to propose words
     */
    public SearchQuestion answered(boolean inOneList, boolean marked, boolean withWords) {
        return new SearchQuestion(
                scope,
                query,
                language,
                chapters,
                subtrees,
                subtreesOfFoundation,
                flexible,
                inOneList,
                marked,
                codingMode,
                withWords,
                properties,
                patience);
    }

    /**
     * Chooses how long to wait.
     *
     * @param limit the caller's time limit
     */
    public SearchQuestion waiting(Patience limit) {
        return new SearchQuestion(
                scope,
                query,
                language,
                chapters,
                subtrees,
                subtreesOfFoundation,
                flexible,
                flat,
                highlighted,
                codingMode,
                keywords,
                properties,
                limit);
    }
}
