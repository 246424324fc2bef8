// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.CodeSystem;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexedEntity;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;

/** Searches our own index: of ICD-10, and of the chapters of ICD-11 that an administrator has had walked. */
@ApplicationScoped
public class LocalSearch {

    private final WalkedIndexes indexes;

    protected LocalSearch() {
        this(null);
    }

    @Inject
    public LocalSearch(WalkedIndexes indexes) {
        this.indexes = indexes;
    }

    /** {@return the index of a reader's classification and release; empty if nothing of it was walked} */
    public Optional<WalkedIndex> index(BrowseContext context) {
        IcdUri root = context.classification().root();
        return indexes.find(context.release().map(root::in).orElse(root), context.language());
    }

    /** {@return the entities that codes name, as far as the index of a reader's classification and release has them} */
    public List<IndexedEntity> find(CodeReading reading, BrowseContext context) {
        return index(context).map(WalkedIndex::index).stream()
                .flatMap(index -> candidates(reading)
                        .flatMap(candidate -> Icd10Code.parse(candidate.code()).stream())
                        .flatMap(code -> index.find(new Icd10Uri(Optional.empty(), Optional.of(code))).stream()))
                .toList();
    }

    private static Stream<CodeCandidate> candidates(CodeReading reading) {
        Stream<CodeCandidate> candidates = Stream.empty();
        if (reading instanceof CodeReading.Code code) {
            candidates = code.candidates().stream();
        } else if (reading instanceof CodeReading.Pair pair) {
            candidates = Stream.of(pair.dagger(), pair.asterisk());
        } else if (reading instanceof CodeReading.Range range) {
            candidates = range.block().stream();
        }
        return candidates.filter(candidate -> candidate.system() == CodeSystem.ICD10);
    }

    /**
     * {@return what the index of a reader's classification and release has; empty if nothing of it was walked}
     *
     * <p>What is like a code, or has a part of it, is nothing that a code was typed for.
     */
    public Optional<LocalResult> search(BrowseContext context, IndexQuery query) {
        return index(context).map(index -> {
            IndexResult found = index.index().search(query);
            boolean guessed = found.match() != IndexResult.Match.ALL_WORDS
                    && CodeReading.of(query.words()).isPresent();
            return new LocalResult(guessed ? nothing(found) : found, index);
        });
    }

    /**
     * {@return what the index has where WHO was asked and gave no answer that can be used; never nothing, since an index of a part of a release
     * cannot tell that words are nowhere}
     *
     * @param failure why there is none, which the reader is to be told; thrown if that was its answer, or the index has no hits
     */
    public LocalResult insteadOfWho(IcdFailure failure, BrowseContext context, IndexQuery query) {
        if (!failure.isTransient()) {
            throw failure;
        }
        LocalResult found = search(context, query)
                .filter(result -> result.found().total() > 0)
                .orElseThrow(() -> failure);
        DependencyTracker.markVolatile();
        return found;
    }

    private static IndexResult nothing(IndexResult guesses) {
        return new IndexResult(IndexResult.Match.ALL_WORDS, List.of(), 0, Map.of(), guesses.exclusions());
    }
}
