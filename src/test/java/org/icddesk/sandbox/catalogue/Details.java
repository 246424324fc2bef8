// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;

/** What an entity carries besides its title and place; texts may be empty, lists too, neither is ever null. */
public record Details(
        Texts definition,
        Texts longDefinition,
        Texts fullySpecifiedName,
        Texts codingNote,
        Texts diagnosticCriteria,
        List<Term> synonyms,
        List<Term> narrowerTerms,
        List<Term> inclusions,
        List<Term> exclusions,
        List<Term> elsewhere,
        List<String> maternal,
        List<String> perinatal,
        List<Scale> scales) {

    static final Details NONE = new Details(
            Texts.NONE,
            Texts.NONE,
            Texts.NONE,
            Texts.NONE,
            Texts.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** These details, each missing one taken from {@code base}. */
    Details over(Details base) {
        return new Details(
                either(definition, base.definition),
                either(longDefinition, base.longDefinition),
                either(fullySpecifiedName, base.fullySpecifiedName),
                either(codingNote, base.codingNote),
                either(diagnosticCriteria, base.diagnosticCriteria),
                either(synonyms, base.synonyms),
                either(narrowerTerms, base.narrowerTerms),
                either(inclusions, base.inclusions),
                either(exclusions, base.exclusions),
                either(elsewhere, base.elsewhere),
                either(maternal, base.maternal),
                either(perinatal, base.perinatal),
                either(scales, base.scales));
    }

    /** These details with other scales. */
    Details withScales(List<Scale> others) {
        return new Details(
                definition,
                longDefinition,
                fullySpecifiedName,
                codingNote,
                diagnosticCriteria,
                synonyms,
                narrowerTerms,
                inclusions,
                exclusions,
                elsewhere,
                maternal,
                perinatal,
                others);
    }

    private static Texts either(Texts ours, Texts base) {
        return ours.isEmpty() ? base : ours;
    }

    private static <T> List<T> either(List<T> ours, List<T> base) {
        return ours.isEmpty() ? base : ours;
    }
}
