// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.index.synonym.Synonyms;

/** An index of entities in memory, of one release in one language; immutable. */
public final class EntityIndex {

    private final List<IndexedEntity> entities;

    private EntityIndex(List<IndexedEntity> entities) {
        this.entities = List.copyOf(entities);
    }

    /**
     * Indexes entities.
     *
     * @param entities the entities in the order of the classification, each after what it stands under
     * @param language the language of their texts and of the searches
     * @param synonyms everyday words; asked at each search, so that a dictionary can change
     */
    public static EntityIndex of(List<IndexedEntity> entities, Language language, Synonyms synonyms) {
        return new EntityIndex(entities);
    }

    /** {@return how many entities it has} */
    public int size() {
        return entities.size();
    }

    /** {@return the entity of an identifier, whatever its release} */
    public Optional<IndexedEntity> find(IcdUri uri) {
        return entities.stream()
                .filter(entity -> entity.uri().inAllReleases().equals(uri.inAllReleases()))
                .findFirst();
    }

    /** {@return the chapters, in the order of the classification} */
    public List<IndexedEntity> chapters() {
        return entities.stream().filter(entity -> entity.parent().isEmpty()).toList();
    }

    /** Searches. */
    public IndexResult search(IndexQuery query) {
        return new IndexResult(IndexResult.Match.ALL_WORDS, List.of(), 0, Map.of(), List.of());
    }
}
