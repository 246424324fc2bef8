// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Optional;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.IcdEntity;

/**
 * A concept of a code system.
 *
 * @param entity its entity; of a postcoordinated code that of its stem
 * @param cluster the parts of a postcoordinated code; empty for an entity
 */
public record Concept(SystemVersion version, IcdEntity entity, Optional<PostcoordinationSet> cluster) {

    private static final String UNTRANSLATED = " " + Text.UNTRANSLATED;

    /** {@return its code} */
    public String code() {
        return cluster.flatMap(PostcoordinationSet::code).orElseGet(() -> ConceptCode.of(entity));
    }

    /** {@return its identifier without release; of a postcoordinated code those of its parts} */
    public String identifier() {
        return cluster.flatMap(PostcoordinationSet::linearization)
                .map(Concept::unversioned)
                .orElseGet(() -> ConceptCode.identifier(entity.uri()));
    }

    static String unversioned(UriExpression expression) {
        return new UriExpression(expression.parts().stream()
                        .map(part ->
                                new UriExpression.Part(part.joint(), part.uri().inAllReleases()))
                        .toList())
                .canonical();
    }

    /** {@return its words in the language that it was asked for in; empty if there are none and no others are wanted} */
    public Optional<String> display(DisplayLanguage language) {
        return language.shows(entity.title()) ? Optional.of(Shown.whole(words())) : Optional.empty();
    }

    private String words() {
        return cluster.map(set -> set.label().replace(UNTRANSLATED, ""))
                .orElseGet(() -> entity.title().value());
    }

    /** {@return whether it is a code of several parts} */
    public boolean isPostcoordinated() {
        return cluster.isPresent();
    }
}
