// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

/** WHO's answer cannot be read: wrong content type, not JSON, or too large. */
public final class Malformed extends IcdFailure {

    private static final long serialVersionUID = 1;

    /** Names what could not be read, and the exception that said so, or null. */
    public Malformed(String forAdministrators, Throwable cause) {
        super(Kind.MALFORMED, "WHO's service gave an answer that cannot be read.", forAdministrators, null, cause);
    }
}
