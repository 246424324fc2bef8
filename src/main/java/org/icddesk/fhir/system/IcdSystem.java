// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Arrays;
import java.util.Optional;
import org.icddesk.browse.Classification;

/** A code system of WHO's, as FHIR names it. */
public enum IcdSystem {
    /** ICD-11 for Mortality and Morbidity Statistics. */
    MMS(
            Classification.MMS,
            "http://id.who.int/icd/release/11/mms",
            "ICD11MMS",
            "ICD-11 for Mortality and Morbidity Statistics"),
    /** International Classification of Functioning, Disability and Health. */
    ICF(
            Classification.ICF,
            "http://id.who.int/icd/release/11/icf",
            "ICF",
            "International Classification of Functioning, Disability and Health (ICF)"),
    /** What ICD-11 and the ICF are drawn from. */
    FOUNDATION(
            Classification.FOUNDATION,
            "http://id.who.int/icd/entity",
            "ICDFoundation",
            "WHO Family of International Classifications Foundation"),
    /** The tenth revision. */
    ICD10(
            Classification.ICD10,
            "http://hl7.org/fhir/sid/icd-10",
            "ICD10",
            "International Statistical Classification of Diseases and Related Health Problems, 10th revision");

    private final Classification classification;
    private final String url;
    private final String computableName;
    private final String title;

    IcdSystem(Classification classification, String url, String computableName, String title) {
        this.classification = classification;
        this.url = url;
        this.computableName = computableName;
        this.title = title;
    }

    /** {@return the code system of a canonical URL} */
    public static Optional<IcdSystem> of(String url) {
        return Arrays.stream(values()).filter(system -> system.url.equals(url)).findFirst();
    }

    /** {@return the classification that it is} */
    public Classification classification() {
        return classification;
    }

    /** {@return its canonical URL} */
    public String url() {
        return url;
    }

    /** {@return its name for programs} */
    public String computableName() {
        return computableName;
    }

    /** {@return its name for people, in English} */
    public String title() {
        return title;
    }

    /** {@return its name in identifiers of resources, such as {@code mms}} */
    public String segment() {
        return classification.segment();
    }

    /** {@return whether codes can be combined to expressions in it} */
    public boolean isCompositional() {
        return this == MMS || this == ICF;
    }
}
