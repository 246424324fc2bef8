// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.util.List;

/**
 * A property of a concept.
 *
 * @param code its name
 * @param type its type in FHIR, such as {@code code}
 * @param value its value, as JSON has that type in a string; {@code true} or {@code false} of a boolean
 * @param description words for the value; empty if there are none
 * @param parts what else is said of the value
 */
public record ConceptProperty(String code, String type, String value, String description, List<ConceptProperty> parts) {

    static ConceptProperty of(ConceptPropertyKind kind, String value) {
        return new ConceptProperty(kind.code(), kind.type(), value, "", List.of());
    }

    static ConceptProperty part(String code, String type, String value) {
        return new ConceptProperty(code, type, value, "", List.of());
    }

    ConceptProperty with(List<ConceptProperty> more) {
        return new ConceptProperty(code, type, value, description, more);
    }

    ConceptProperty describedAs(String words) {
        return new ConceptProperty(code, type, value, words, parts);
    }

    /** {@return the end of the name of the element that has the value, such as {@code Code}} */
    public String typeSuffix() {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
