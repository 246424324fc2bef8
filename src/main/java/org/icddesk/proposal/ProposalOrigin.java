// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.Locale;

/** How a proposal was found, the best first. */
public enum ProposalOrigin {
    /** The text is the code or the identifier. */
    CODE,
    /** A coder has decided so before. */
    DECISION,
    /** The text is the title. */
    EXACT,
    /** The text is another term of the entity, or an everyday word for it. */
    SYNONYM,
    /** WHO's automatic coding. */
    AUTOCODE,
    /** A search for all words. */
    SEARCH,
    /** A search for similar words or some of them, or the nearest code there is. */
    FUZZY;

    /** {@return its name in answers, such as {@code exact}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
