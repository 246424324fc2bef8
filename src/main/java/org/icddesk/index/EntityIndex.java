// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.index.synonym.Synonyms;

/** An index of entities in memory, of one release in one language; immutable. */
public final class EntityIndex {

    private final IndexContents contents;
    private final Synonyms synonyms;

    private EntityIndex(IndexContents contents, Synonyms synonyms) {
        this.contents = contents;
        this.synonyms = synonyms;
    }

    /**
     * Indexes entities.
     *
     * @param entities the entities in the order of the classification, each after what it stands under
     * @param language the language of their texts and of the searches
     * @param synonyms everyday words; asked at each search, so that a dictionary can change
     */
    public static EntityIndex of(List<IndexedEntity> entities, Language language, Synonyms synonyms) {
        return new EntityIndex(IndexContents.of(entities, language), synonyms);
    }

    /** {@return how many entities it has} */
    public int size() {
        return contents.hierarchy().size();
    }

    /** {@return the entity of an identifier, whatever its release} */
    public Optional<IndexedEntity> find(IcdUri uri) {
        return contents.hierarchy().find(uri).map(contents.hierarchy()::entity);
    }

    /** {@return the entity that has a code, as WHO writes it} */
    public Optional<IndexedEntity> find(String code) {
        return contents.hierarchy().find(code).map(contents.hierarchy()::entity);
    }

    /** {@return the chapters, in the order of the classification} */
    public List<IndexedEntity> chapters() {
        return contents.hierarchy().tops();
    }

    /** {@return all entities, in the order of the classification} */
    public List<IndexedEntity> all() {
        return between(0, size());
    }

    /** {@return an entity and all that stands below it, in the order of the classification; none if it is not there} */
    public List<IndexedEntity> subtree(IcdUri uri) {
        return contents.hierarchy()
                .find(uri)
                .map(number -> between(number, contents.hierarchy().end(number)))
                .orElse(List.of());
    }

    private List<IndexedEntity> between(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(contents.hierarchy()::entity)
                .toList();
    }

    /** Searches. Any text is words: there is no syntax, and no text fails. */
    public IndexResult search(IndexQuery query) {
        return new IndexSearch(contents, query).run(synonyms);
    }
}
