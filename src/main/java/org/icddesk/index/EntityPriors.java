// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.index.word.StockPhrases;
import org.icddesk.index.word.Word;

/** How much likelier one entity is looked for than another, whatever the words. */
final class EntityPriors {

    private static final float OTHER = -0.04f;
    private static final float TOP_CATEGORY = 0.09f;
    private static final float BLOCK = -0.03f;
    private static final float CHAPTER = -0.10f;
    private static final float MANIFESTATION = -0.06f;
    private static final float CIRCUMSTANCE = -0.04f;
    private static final float SEQUELA = -0.03f;

    /** The chapters of external causes and of factors that influence health, in ICD-10 and in ICD-11. */
    private static final Set<String> CIRCUMSTANCES = Set.of("XX", "XXI", "23", "24");

    private final Hierarchy hierarchy;
    private final StockPhrases phrases;
    private final float[] priors;
    private final BitSet others = new BitSet();

    EntityPriors(Hierarchy hierarchy, Language language) {
        this.hierarchy = hierarchy;
        this.phrases = StockPhrases.of(language);
        this.priors = new float[hierarchy.size()];
    }

    /** Adds an entity with the words of its title. */
    void add(int entity, List<Word> title) {
        priors[entity] = kind(entity)
                + (phrases.isManifestation(title) ? MANIFESTATION : 0)
                + (phrases.isSequela(title) ? SEQUELA : 0)
                + (CIRCUMSTANCES.contains(hierarchy.chapter(entity)) ? CIRCUMSTANCE : 0);
        others.set(entity, phrases.isOther(title));
    }

    /**
     * {@return what an entity's score begins with}
     *
     * @param first whether the search has the first word of its title, which may be "other"
     */
    float of(int entity, boolean first) {
        return priors[entity] + (others.get(entity) && !first ? OTHER : 0);
    }

    private float kind(int entity) {
        return switch (hierarchy.entity(entity).kind()) {
            case CHAPTER -> CHAPTER;
            case BLOCK -> BLOCK;
            case CATEGORY -> isCategory(hierarchy.parent(entity)) ? 0 : TOP_CATEGORY;
            case WINDOW, UNKNOWN -> 0;
        };
    }

    private boolean isCategory(int entity) {
        return entity >= 0 && hierarchy.entity(entity).kind() == ClassKind.CATEGORY;
    }
}
