// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.code.Icd10Reference;
import org.icddesk.index.match.SearchWords;

/** Finds exclusions that have all words of a search. */
final class ExclusionSearch {

    private static final Comparator<Found> BEST_FIRST =
            Comparator.comparing(Found::score).reversed().thenComparing(Found::text);

    private final IndexContents contents;
    private final List<String> chapters;
    private final int from;
    private final int to;

    private record Found(int text, float score, SearchVariant variant) {}

    /**
     * @param chapters the chapters to look in; empty for all
     * @param from the number of the first entity to look at
     * @param to the number after the last
     */
    ExclusionSearch(IndexContents contents, List<String> chapters, int from, int to) {
        this.contents = contents;
        this.chapters = chapters;
        this.from = from;
        this.to = to;
    }

    /** {@return the best, each once, whichever reading of the search it has} */
    List<Exclusion> in(List<SearchVariant> variants) {
        List<Found> found = new ArrayList<>();
        variants.forEach(variant -> add(variant, found));
        found.sort(BEST_FIRST);
        BitSet told = new BitSet();
        List<Exclusion> exclusions = new ArrayList<>();
        for (Found one : found) {
            if (exclusions.size() < IndexResult.MAX_EXCLUSIONS && !told.get(one.text)) {
                told.set(one.text);
                exclusions.add(exclusion(one));
            }
        }
        return exclusions;
    }

    private void add(SearchVariant variant, List<Found> found) {
        SearchWords words = variant.words();
        TextMatch match =
                new TextMatch(contents.texts(), variant.matches(), words.words().size());
        new Candidates(contents, variant)
                .exclusions().stream()
                        .filter(text -> isWanted(contents.texts().owner(text)))
                        .forEach(text -> {
                            match.read(text);
                            if ((words.required() & ~match.found()) == 0) {
                                int sure = Long.bitCount(words.required() & match.firm());
                                found.add(new Found(
                                        text,
                                        match.coverage() + (float) sure / Long.bitCount(words.required()),
                                        variant));
                            }
                        });
    }

    private boolean isWanted(int entity) {
        return entity >= from
                && entity < to
                && (chapters.isEmpty() || chapters.contains(contents.hierarchy().chapter(entity)));
    }

    private Exclusion exclusion(Found found) {
        IndexedEntity entity = contents.hierarchy().entity(contents.texts().owner(found.text));
        Term term = entity.exclusions().get(contents.texts().ordinal(found.text));
        return new Exclusion(
                entity, new MarkedText(contents, found.text, found.variant).highlighted(), references(term));
    }

    private List<IcdUri> references(Term term) {
        Stream<Integer> linked = term.linearization().flatMap(contents.hierarchy()::find).stream();
        Stream<Integer> written =
                Icd10Reference.in(term.label().value()).stream().flatMap(this::entities);
        return Stream.concat(linked, written)
                .distinct()
                .map(entity -> contents.hierarchy().entity(entity).uri())
                .toList();
    }

    /** {@return the block of a range if there is one, else its ends} */
    private Stream<Integer> entities(Icd10Reference reference) {
        Optional<Integer> block = reference.block().flatMap(this::find);
        if (block.isPresent() || !reference.certain()) {
            return block.stream();
        }
        return reference.ends().stream().map(this::find).flatMap(Optional::stream);
    }

    private Optional<Integer> find(Icd10Reference.Code reference) {
        return contents.hierarchy().find(reference.code().code());
    }
}
