// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import org.icddesk.icd.Language;
import org.icddesk.icd.Text;

/**
 * The language in which concepts are shown.
 *
 * @param language what WHO is asked for
 * @param isShown whether anything is shown: nothing is where no language that is wanted is there and no other is accepted
 * @param showsUntranslated whether English stands in where there is no translation
 */
public record DisplayLanguage(Language language, boolean isShown, boolean showsUntranslated) {

    /** {@return whether a text is shown} */
    public boolean shows(Text text) {
        return isShown && (showsUntranslated || text.translated());
    }
}
