// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Optional;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.icd.Language;
import org.icddesk.walk.WalkedIndexes;

/**
 * What the answer to one request is made with.
 *
 * @param fhir the version of FHIR that is spoken
 * @param base the address of the service in that version, without a slash at its end
 * @param acceptLanguage the header; may be null
 * @param fallback the language of those who want none in particular
 */
public record FhirContext(
        FhirVersion fhir,
        String base,
        FhirInquiry inquiry,
        SystemCatalogue catalogue,
        WalkedIndexes indexes,
        String acceptLanguage,
        Language fallback) {

    /** {@return what finds concepts} */
    public ConceptFinder concepts() {
        return new ConceptFinder(inquiry);
    }

    /** {@return what knows where they stand} */
    public ConceptHierarchy hierarchy() {
        return new ConceptHierarchy(inquiry, indexes);
    }

    /**
     * {@return the languages that a request prefers}
     *
     * @param ofValueSet the language of the value set; empty if there is none
     */
    public LanguageChoice languages(Inputs inputs, Optional<String> ofValueSet) {
        return inputs.text("displayLanguage", "language")
                .or(() -> ofValueSet)
                .map(text -> LanguageChoice.strict(text, fallback))
                .orElseGet(() -> LanguageChoice.lenient(acceptLanguage, fallback));
    }

    /** {@return the language in which a code system's concepts are shown} */
    public DisplayLanguage language(LanguageChoice choice, SystemVersion version) {
        return choice.in(() -> catalogue.languages(version));
    }

    /**
     * {@return the version of a code system that a coding is of}
     *
     * @param coding a coding that names a code system
     * @param otherwise the version where the coding names none; empty for the one in its identifier, or the default one
     * @throws UnknownSystem if there is no such code system or version
     */
    public SystemVersion version(Coding coding, Optional<String> otherwise) {
        String system = coding.system().orElseThrow();
        Optional<String> version = coding.version()
                .or(() -> otherwise)
                .or(() -> coding.code().filter(code -> system.indexOf('|') < 0).flatMap(ConceptCode::release));
        return catalogue.find(system, version);
    }
}
