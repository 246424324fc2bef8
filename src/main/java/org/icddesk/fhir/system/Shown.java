// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.icd.PlainText;
import org.icddesk.text.LogText;

/** Foreign text as answers show it: without markup and control characters. */
public final class Shown {

    private static final int MAX_QUOTED = 120;

    private Shown() {}

    /** {@return what a caller sent, as a message quotes it: cut} */
    public static String of(String sent) {
        return SafeMarkup.of(LogText.clean(sent, MAX_QUOTED));
    }

    /** {@return a whole text} */
    public static String whole(String text) {
        return SafeMarkup.of(PlainText.of(text));
    }
}
