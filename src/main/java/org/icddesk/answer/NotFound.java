// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

/** WHO does not know what was requested: status 404 or 410, or a request that cannot have an answer. */
public final class NotFound extends IcdFailure {

    private static final long serialVersionUID = 1;

    public NotFound(String forAdministrators) {
        super(Kind.NOT_FOUND, "WHO does not know this.", forAdministrators, null, null);
    }
}
