// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

/** The request was not understood: WHO answered 400 or reported a failed search, or we refuse it ourselves. */
public final class Rejected extends IcdFailure {

    private static final long serialVersionUID = 1;

    public Rejected(String forAdministrators) {
        super(Kind.REJECTED, "WHO did not understand this query.", forAdministrators, null, null);
    }
}
