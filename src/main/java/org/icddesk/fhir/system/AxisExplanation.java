// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.List;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;

/** Explains why a postcoordinated code is none. */
final class AxisExplanation {

    private static final String ON_NO_AXIS = "otherPostcoordination";

    private final FhirInquiry inquiry;
    private final SystemVersion version;

    AxisExplanation(FhirInquiry inquiry, SystemVersion version) {
        this.inquiry = inquiry;
        this.version = version;
    }

    /** {@return the refusal of a code that WHO does not know: it names the values at fault and the axes there are} */
    UnknownConcept of(CodeExpression code) {
        try {
            return offAxis(code, valuesOnNoAxis(code), axes(code));
        } catch (NotFound | Rejected e) {
            return UnknownConcept.of(version, code.text());
        }
    }

    private List<String> valuesOnNoAxis(CodeExpression code) {
        try {
            return inquiry.describeLoosely(version, code, Language.ENGLISH).axes().stream()
                    .filter(axis -> axis.name().equals(ON_NO_AXIS))
                    .flatMap(axis -> axis.values().stream())
                    .map(value -> value.code().orElse(value.label()))
                    .toList();
        } catch (NotFound | Rejected e) {
            return List.of();
        }
    }

    private List<String> axes(CodeExpression code) {
        return inquiry.codeInfo(version, new CodeExpression(List.of(code.parts().get(0))))
                .stem()
                .map(stem -> inquiry.entity(version, stem, Language.ENGLISH))
                .map(AxisExplanation::axes)
                .orElse(List.of());
    }

    private static List<String> axes(IcdEntity stem) {
        return stem instanceof Entity entity
                ? entity.postcoordination().stream()
                        .map(PostcoordinationAxis::name)
                        .toList()
                : List.of();
    }

    private static UnknownConcept offAxis(CodeExpression code, List<String> values, List<String> axes) {
        List<String> named = values.isEmpty() ? valuesOf(code) : values;
        String verb = named.size() == 1 ? " is on no axis of " : ", or one of them, is on no axis of ";
        return new UnknownConcept(
                Shown.of(String.join(", ", named)) + verb + code.stem().code() + ", which has "
                        + (axes.isEmpty() ? "none." : "these: " + String.join(", ", axes) + "."),
                true);
    }

    private static List<String> valuesOf(CodeExpression code) {
        return code.parts().stream().skip(1).map(part -> part.code().code()).toList();
    }
}
