// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.Optional;
import org.icddesk.icd.Linearization;

/** A classification whose entities have codes. */
public enum CodeSystem {
    /** ICD-11 for Mortality and Morbidity Statistics. */
    MMS,
    /** International Classification of Functioning, Disability and Health. */
    ICF,
    /** The tenth revision of ICD. */
    ICD10;

    /** {@return the linearization of ICD-11 that this is; empty for ICD-10} */
    public Optional<Linearization> linearization() {
        return switch (this) {
            case MMS -> Optional.of(Linearization.MMS);
            case ICF -> Optional.of(Linearization.ICF);
            case ICD10 -> Optional.empty();
        };
    }
}
