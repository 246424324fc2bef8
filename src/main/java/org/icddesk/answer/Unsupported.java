// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

/** The ICD API does not offer this; status 501. */
public final class Unsupported extends IcdFailure {

    private static final long serialVersionUID = 1;

    public Unsupported(String forAdministrators) {
        super(Kind.UNSUPPORTED, "WHO's service does not offer this here.", forAdministrators, null, null);
    }
}
