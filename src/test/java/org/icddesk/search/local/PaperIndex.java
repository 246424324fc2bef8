// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.walk.WalkCoverage;
import org.icddesk.walk.WalkedIndex;

/** A search of an index that no walk has brought: of the sandbox's ICD-10, or of none. */
public final class PaperIndex extends LocalSearch {

    public static final Release RELEASE = new Release("2019");

    /** A reader of that ICD-10 in English. */
    public static final BrowseContext READER = reader("en");

    /** The coverage of an index that has all. */
    public static final WalkCoverage WHOLE = new WalkCoverage(true, 484, 484, List.of("I"), List.of("I"));

    private final Optional<WalkedIndex> index;
    private final Classification classification;

    private PaperIndex(Optional<WalkedIndex> index) {
        this(index, Classification.ICD10);
    }

    private PaperIndex(Optional<WalkedIndex> index, Classification classification) {
        super(null);
        this.index = index;
        this.classification = classification;
    }

    /** {@return a search of the same, taken for another classification} */
    public static PaperIndex takenFor(Classification other) {
        return new PaperIndex(Optional.of(walked()), other);
    }

    /** {@return a search without an index} */
    public static PaperIndex none() {
        return new PaperIndex(Optional.empty());
    }

    /** {@return a search of all the sandbox's entities, without a dictionary} */
    public static PaperIndex whole() {
        return of(Icd10Entities.sandbox(), Synonyms.NONE, WHOLE);
    }

    public static PaperIndex of(List<IndexedEntity> entities, Synonyms synonyms, WalkCoverage coverage) {
        return new PaperIndex(Optional.of(walked(entities, synonyms, coverage)));
    }

    /** {@return the index that a walk of all of the sandbox's ICD-10 would bring} */
    public static WalkedIndex walked() {
        return walked(Icd10Entities.sandbox(), Synonyms.NONE, WHOLE);
    }

    private static WalkedIndex walked(List<IndexedEntity> entities, Synonyms synonyms, WalkCoverage coverage) {
        return new WalkedIndex(
                Icd10Uri.root(RELEASE),
                Language.ENGLISH,
                EntityIndex.of(entities, Language.ENGLISH, synonyms),
                coverage,
                Instant.parse("2024-05-06T07:08:09Z"),
                "1");
    }

    /** {@return a reader of that ICD-10 whose pages are in some language} */
    public static BrowseContext reader(String language) {
        return new BrowseContext(Classification.ICD10, Optional.of(RELEASE), new Language(language), false, List.of());
    }

    @Override
    public Optional<WalkedIndex> index(BrowseContext context) {
        return index.filter(has -> context.classification() == classification);
    }

    /** {@return what words find} */
    public LocalResult find(String words) {
        return search(READER, IndexQuery.of(words)).orElseThrow();
    }
}
