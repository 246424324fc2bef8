// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

/** The states of the token manager. */
public enum TokenState {
    /** No token yet, and nothing has failed at WHO's side. */
    NONE,
    /** A usable token. */
    FRESH,
    /** A usable token that is due for renewal. */
    STALE,
    /** A token too old to use. */
    EXPIRED,
    /** No usable token, since the token endpoint refuses the credential or the request. */
    REFUSED,
    /** No usable token, since the token endpoint is failing; backing off. */
    BACKOFF
}
