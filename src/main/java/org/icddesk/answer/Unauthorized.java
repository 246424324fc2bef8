// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

/** WHO refuses this server: status 401 even with a new token, or 403. */
public final class Unauthorized extends IcdFailure {

    private static final long serialVersionUID = 1;

    public Unauthorized(String forAdministrators) {
        super(
                Kind.UNAUTHORIZED,
                "WHO refuses this server's access. Its administrators can see why.",
                forAdministrators,
                null,
                null);
    }
}
