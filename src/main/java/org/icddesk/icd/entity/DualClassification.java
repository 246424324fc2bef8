// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/**
 * The part that a category of ICD-10 has where two codes stand for one condition: ICD-10, volume 2, section 3.1.3.
 *
 * <p>WHO's API names it in no field of its own, so it is read from the signs in the texts, and from the titles, in which
 * manifestations are "in … classified elsewhere".
 */
public enum DualClassification {
    /** The cause, the primary code; with an asterisk code for the manifestation. */
    DAGGER,
    /** The manifestation; never without the dagger code of its cause. */
    ASTERISK;

    private static final Pattern MANIFESTATION =
            Pattern.compile("(?<!resulting )\\bin\\b.*\\bclassified elsewhere\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNED_DAGGER = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9-]{1,2})?†");
    private static final Pattern SIGNED_ASTERISK = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9-]{1,2})?\\*");

    /** {@return the part that a category has; empty where WHO's answer does not tell, and for chapters} */
    public static Optional<DualClassification> of(Icd10Entity entity) {
        if (entity.kind() == ClassKind.CHAPTER) {
            return Optional.empty();
        }
        if (entity.code().endsWith("*")
                || MANIFESTATION.matcher(entity.title().value()).find()) {
            return Optional.of(ASTERISK);
        }
        if (entity.code().endsWith("†")
                || SIGNED_ASTERISK.matcher(entity.title().value()).find()) {
            return Optional.of(DAGGER);
        }
        if (texts(entity).anyMatch(text -> SIGNED_DAGGER.matcher(text).find())) {
            return Optional.of(ASTERISK);
        }
        return texts(entity).anyMatch(text -> SIGNED_ASTERISK.matcher(text).find())
                ? Optional.of(DAGGER)
                : Optional.empty();
    }

    private static Stream<String> texts(Icd10Entity entity) {
        return Stream.concat(
                entity.inclusions().stream().map(Term::label).map(Text::value),
                entity.notes().stream().map(Text::value));
    }
}
