// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.index.match.SearchWords;
import org.icddesk.index.match.WordMatcher;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.index.word.Word;

/** Finds the readings of a search: as typed, with what each synonym in it means, and with what all of them mean. */
final class SearchVariants {

    private static final int MAX_SYNONYMS = 8;

    private final IndexContents contents;
    private final WordMatcher matcher;
    private final String text;
    private final List<Word> typed;

    /**
     * A synonym in the search.
     *
     * @param start where its word begins
     * @param end where its word ends
     */
    private record Place(Synonym synonym, int start, int end) {

        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }
    }

    SearchVariants(IndexContents contents, WordMatcher matcher, String text) {
        this.contents = contents;
        this.matcher = matcher;
        this.text = text;
        this.typed = contents.reader().words(text).stream()
                .filter(word -> word.covered() == 0)
                .toList();
    }

    /** {@return the readings, the one as typed first} */
    List<SearchVariant> with(Synonyms synonyms) {
        List<Place> places = synonyms.in(text, contents.language()).stream()
                .limit(MAX_SYNONYMS)
                .flatMap(synonym -> place(synonym).stream())
                .toList();
        BitSet replaced = new BitSet();
        places.forEach(place -> replaced.set(place.start, place.end));
        List<SearchVariant> variants = new ArrayList<>();
        variants.add(variant(text, replaced, Optional.empty(), new BitSet()));
        places.forEach(place -> variants.add(meaning(List.of(place))));
        List<Place> apart = new ArrayList<>();
        places.stream()
                .filter(place -> apart.stream().noneMatch(place::overlaps))
                .forEach(apart::add);
        if (apart.size() > 1) {
            apart.sort(Comparator.comparingInt(Place::start));
            variants.add(meaning(apart));
        }
        return variants;
    }

    /** Finds the word of a synonym in the search, in any form. */
    private Optional<Place> place(Synonym synonym) {
        List<String> wanted = contents.reader().words(synonym.word()).stream()
                .filter(word -> word.covered() == 0)
                .map(word -> contents.reader().stem(word.key()))
                .toList();
        List<String> stems =
                typed.stream().map(word -> contents.reader().stem(word.key())).toList();
        int at = wanted.isEmpty() ? -1 : Collections.indexOfSubList(stems, wanted);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Place(
                        synonym,
                        typed.get(at).start(),
                        typed.get(at + wanted.size() - 1).end()));
    }

    private SearchVariant meaning(List<Place> places) {
        StringBuilder replaced = new StringBuilder();
        BitSet meant = new BitSet();
        int from = 0;
        for (Place place : places) {
            replaced.append(text, from, place.start).append(' ');
            meant.set(
                    replaced.length(), replaced.length() + place.synonym.means().length());
            replaced.append(place.synonym.means()).append(' ');
            from = place.end;
        }
        replaced.append(text, from, text.length());
        return variant(replaced.toString(), meant, Optional.of(label(places)), meant);
    }

    /** {@return the synonym, or several as one: a hit needs them all} */
    private static Synonym label(List<Place> places) {
        return new Synonym(
                places.stream().map(place -> place.synonym.word()).collect(Collectors.joining(", ")),
                places.stream().map(place -> place.synonym.means()).collect(Collectors.joining(", ")));
    }

    private SearchVariant variant(String words, BitSet ofSynonyms, Optional<Synonym> synonym, BitSet meant) {
        TypedCodes codes = TypedCodes.in(words, contents.hierarchy());
        SearchWords all = SearchWords.of(new SearchWords.Source(words, meant), contents.language());
        SearchWords read = all.without(all.at(codes.places()));
        return new SearchVariant(read, synonym, read.at(ofSynonyms), codes, matcher.match(read));
    }
}
