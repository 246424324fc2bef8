// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

/**
 * The reason why a token request brought no token.
 *
 * @param code stable short name, such as {@code invalid_client} or {@code timeout}
 * @param permanent whether it needs an administrator, as far as the token endpoint says
 * @param words what happened, a sentence for administrators
 * @param advice what to do about it, a sentence for administrators
 */
public record Trouble(String code, boolean permanent, String words, String advice) {

    /** How the codes begin of what is wrong with the credential before anybody is asked. */
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
