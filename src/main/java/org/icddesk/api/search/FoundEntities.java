// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.Exclusion;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.MatchReason;
import org.icddesk.search.local.LocalResult;
import org.icddesk.walk.WalkCoverage;

/**
 * What a search of our own index found, as programs read it: texts without markup.
 *
 * @param classification its name in addresses, such as {@code icd10}
 * @param asOf when WHO gave the oldest of the answers that the index is made of, as ISO 8601
 * @param match {@code all-words}, {@code similar-words} or {@code all-but-one}
 * @param total how many hits there are, of which {@code hits} has a part
 * @param chapters how many hits each chapter has
 * @param exclusions exclusions that have all the words
 */
public record FoundEntities(
        String classification,
        String release,
        String language,
        String query,
        String asOf,
        Coverage coverage,
        String match,
        int total,
        int offset,
        Map<String, Integer> chapters,
        List<Hit> hits,
        List<Excluded> exclusions) {

    /**
     * How much of the release the index has.
     *
     * @param complete whether all of it
     * @param finished the chapters that are there as a whole
     */
    public record Coverage(boolean complete, int done, int total, List<String> finished) {}

    /**
     * A hit.
     *
     * @param kind {@code chapter}, {@code block} or {@code category}
     * @param matched the inclusion or other term that matched better than the title; empty if none
     */
    public record Hit(
            String code,
            String title,
            String uri,
            String chapter,
            String kind,
            boolean leaf,
            double score,
            String matched,
            Why why) {}

    /**
     * Why it is a hit.
     *
     * @param missing words of the query that it does not have
     * @param synonym the everyday word through which it was found, and what that means; absent if none
     */
    public record Why(List<Word> words, List<String> missing, Synonym synonym) {}

    /**
     * How a word of the query matched.
     *
     * @param field {@code title}, {@code inclusion}, {@code index-term}, {@code note} or {@code title-above}
     * @param kind {@code exact}, {@code stem}, {@code prefix} or {@code similar}
     */
    public record Word(String typed, String found, String field, String kind) {}

    /** An everyday word and what it means. */
    public record Synonym(String word, String means) {}

    /**
     * An exclusion that has all the words: they are coded elsewhere.
     *
     * @param see what it refers to
     */
    public record Excluded(String code, String title, String uri, String exclusion, List<String> see) {}

    /** {@return a part of what was found} */
    static FoundEntities of(LocalResult result, String classification, String query, int offset, int limit) {
        WalkCoverage coverage = result.index().coverage();
        return new FoundEntities(
                classification,
                result.index().release().id(),
                result.index().language().tag(),
                SafeMarkup.of(query),
                result.index().asOf().toString(),
                new Coverage(coverage.complete(), coverage.done(), coverage.total(), coverage.finished()),
                name(result.found().match()),
                result.found().total(),
                offset,
                result.found().chapters(),
                result.found().hits().stream()
                        .skip(offset)
                        .limit(limit)
                        .map(FoundEntities::hit)
                        .toList(),
                result.found().exclusions().stream()
                        .map(FoundEntities::excluded)
                        .toList());
    }

    private static Hit hit(IndexHit hit) {
        IndexedEntity entity = hit.entity();
        return new Hit(
                entity.code(),
                SafeMarkup.of(entity.title().value()),
                entity.uri().canonical(),
                hit.chapter(),
                name(entity.kind()),
                entity.leaf(),
                hit.score(),
                hit.term().map(Highlighted::text).map(SafeMarkup::of).orElse(""),
                why(hit.why()));
    }

    private static Why why(MatchReason why) {
        return new Why(
                why.words().stream()
                        .map(word -> new Word(
                                SafeMarkup.of(word.typed()),
                                SafeMarkup.of(word.found()),
                                name(word.field()),
                                name(word.kind())))
                        .toList(),
                why.missing().stream().map(SafeMarkup::of).toList(),
                why.synonym()
                        .map(synonym -> new Synonym(SafeMarkup.of(synonym.word()), SafeMarkup.of(synonym.means())))
                        .orElse(null));
    }

    private static Excluded excluded(Exclusion exclusion) {
        return new Excluded(
                exclusion.at().code(),
                SafeMarkup.of(exclusion.at().title().value()),
                exclusion.at().uri().canonical(),
                SafeMarkup.of(exclusion.term().text()),
                exclusion.see().stream().map(IcdUri::canonical).toList());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
