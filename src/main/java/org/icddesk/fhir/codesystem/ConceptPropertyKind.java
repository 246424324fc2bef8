// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.util.Arrays;

/** The properties that concepts have. */
enum ConceptPropertyKind {
    CODE("code", "code", "The short code"),
    ID("id", "code", "The identifier without its release"),
    PARENT("parent", "code", "The identifier of what the concept stands under"),
    CHILD("child", "code", "The identifier of what stands under the concept"),
    CLASS_KIND("classKind", "string", "chapter, block, category or window"),
    NOT_SELECTABLE("notSelectable", "boolean", "Whether the concept is there to group others only"),
    SOURCE("source", "string", "The identifier in the foundation"),
    BROWSER_URL("browserUrl", "string", "WHO's own page of it"),
    BLOCK_ID("blockId", "string", "The identifier of a block"),
    CODE_RANGE("codeRange", "string", "The codes of a block"),
    DEFINITION("definition", "string", "What the concept is"),
    POSTCOORDINATION_SCALE("postcoordinationScale", "code", "The URI of an axis that can be added to the code"),
    STEM("stem", "code", "The first code of a postcoordinated code"),
    POSTCOORDINATION_VALUES("postcoordinationValues", "code", "The URI of the axis that a value of the code is on");

    private final String code;
    private final String type;
    private final String description;

    ConceptPropertyKind(String code, String type, String description) {
        this.code = code;
        this.type = type;
        this.description = description;
    }

    static boolean isKnown(String code) {
        return Arrays.stream(values()).anyMatch(kind -> kind.code.equals(code));
    }

    String code() {
        return code;
    }

    /** {@return its type in FHIR} */
    String type() {
        return type;
    }

    String description() {
        return description;
    }
}
