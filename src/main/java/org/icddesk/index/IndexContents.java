// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import org.icddesk.icd.Language;
import org.icddesk.index.match.Vocabulary;
import org.icddesk.index.word.WordReader;
import org.icddesk.index.word.WordRoles;

/** What an index holds; immutable. */
record IndexContents(
        Language language,
        WordReader reader,
        Hierarchy hierarchy,
        IndexedTexts texts,
        Vocabulary vocabulary,
        EntityPriors priors) {

    static IndexContents of(List<IndexedEntity> entities, Language language) {
        WordReader reader = WordReader.of(language);
        Hierarchy hierarchy = new Hierarchy(entities);
        TextCollector collector = new TextCollector(reader, WordRoles.of(language));
        EntityPriors priors = new EntityPriors(hierarchy, language);
        for (int entity = 0; entity < hierarchy.size(); entity++) {
            priors.add(entity, collector.add(hierarchy.entity(entity)));
        }
        Vocabulary vocabulary = collector.vocabulary();
        IndexedTexts texts = new IndexedTexts(collector, vocabulary.size());
        return new IndexContents(language, reader, hierarchy, texts, vocabulary, priors);
    }
}
