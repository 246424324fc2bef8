// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

/** The question is not understood: status 400 of WHO, a search that WHO reports as failed, or a question that we refuse ourselves. */
public final class Rejected extends IcdFailure {

    private static final long serialVersionUID = 1;

    /** Names the failure. */
    public Rejected(String forAdministrators) {
        super("WHO did not understand this query.", forAdministrators, null, null);
    }
}
