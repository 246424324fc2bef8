// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

/**
 * The reason why a token request brought no token.
 *
 * @param code stable short name, such as {@code invalid_client} or {@code timeout}
 * @param permanent whether only an administrator can fix it, as far as known
 * @param words what happened, a sentence for administrators
 * @param advice what to do about it, a sentence for administrators
 */
public record TokenProblem(String code, boolean permanent, String words, String advice) {

    /** The prefix of the codes for faults of the credential found before any request. */
    static final String CREDENTIAL = "credential_";

    private static final String UNTRUSTED = "tls";

    /** {@return whether no connection to the token endpoint could be trusted} */
    public boolean untrusted() {
        return code.equals(UNTRUSTED);
    }

    /** {@return whether the credential is at fault before WHO was asked} */
    public boolean ownFault() {
        return code.startsWith(CREDENTIAL);
    }
}
