// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.icddesk.icd.Icd10Code;

/**
 * The codes of entities among the words of a search, such as in "E11 coma".
 *
 * @param places where they stand
 * @param entities the entities whose codes they are
 */
record TypedCodes(BitSet places, Set<Integer> entities) {

    private static final Pattern CHUNK = Pattern.compile("[^\\s(),;]+");
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 16;

    static TypedCodes in(String text, Hierarchy hierarchy) {
        TypedCodes codes = new TypedCodes(new BitSet(), new HashSet<>());
        for (MatchResult chunk : (Iterable<MatchResult>) CHUNK.matcher(text).results()::iterator) {
            entity(chunk.group(), hierarchy).ifPresent(entity -> {
                codes.places.set(chunk.start(), chunk.end());
                codes.entities.add(entity);
            });
        }
        return codes;
    }

    private static Optional<Integer> entity(String chunk, Hierarchy hierarchy) {
        boolean isCode = chunk.length() >= MIN_LENGTH
                && chunk.length() <= MAX_LENGTH
                && chunk.chars().anyMatch(Character::isDigit)
                && chunk.chars().anyMatch(Character::isLetter);
        return isCode
                ? hierarchy.find(chunk.toUpperCase(Locale.ROOT)).or(() -> Icd10Code.parse(chunk)
                        .flatMap(code -> hierarchy.find(code.code())))
                : Optional.empty();
    }

    /** {@return whether an entity has one of the codes or stands below one that has it} */
    boolean lead(int entity, Hierarchy hierarchy) {
        return !entities.isEmpty()
                && entities.stream().anyMatch(coded -> coded <= entity && entity < hierarchy.end(coded));
    }
}
