// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeSystem;

/** The classifications that readers can choose, and the foundation they are drawn from. */
public enum Classification {
    /** ICD-11 for Mortality and Morbidity Statistics. */
    MMS,
    /** International Classification of Functioning, Disability and Health. */
    ICF,
    /** All that ICD-11 and the ICF are drawn from. */
    FOUNDATION,
    /** The tenth revision. */
    ICD10;

    /** {@return the classification of that name in an address, such as {@code mms}} */
    public static Optional<Classification> parse(String name) {
        return Arrays.stream(values()).filter(c -> c.segment().equals(name)).findFirst();
    }

    /** {@return the classification that an identifier belongs to} */
    public static Classification of(IcdUri uri) {
        if (uri instanceof LinearizationUri entity) {
            return of(entity.linearization());
        }
        return uri instanceof FoundationUri ? FOUNDATION : ICD10;
    }

    /** {@return the linearization, as readers know it} */
    public static Classification of(Linearization linearization) {
        return linearization == Linearization.MMS ? MMS : ICF;
    }

    /** {@return the classification that has the codes of a code system} */
    public static Classification of(CodeSystem system) {
        return switch (system) {
            case MMS -> MMS;
            case ICF -> ICF;
            case ICD10 -> ICD10;
        };
    }

    /** {@return the name in addresses} */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the linearization of ICD-11 that this is, if it is one} */
    public Optional<Linearization> linearization() {
        return Linearization.parse(segment());
    }

    /** {@return the identifier of the classification in all releases} */
    public IcdUri root() {
        return switch (this) {
            case MMS, ICF -> LinearizationUri.root(linearization().orElseThrow());
            case FOUNDATION -> FoundationUri.ROOT;
            case ICD10 -> new Icd10Uri(Optional.empty(), Optional.empty());
        };
    }
}
