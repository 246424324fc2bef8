// SPDX-License-Identifier: Apache-2.0
/**
 * The access token of this node, OAuth 2.0 client credentials (RFC 6749 section 4.4).
 *
 * <p>Responsible for: having a usable token when one is needed, and saying why there is none. Knows the
 * credential, WildFly's credential store, the token endpoint and time; knows nothing of the ICD API or of pages.
 *
 * <p>Invariants: one token request in flight at most, however many callers wait; no lock is held over the network; a
 * usable token is handed out without waiting and kept through any failure; age is counted by the monotonic clock from
 * the moment the request was sent; neither secret nor token appears in a log, a {@code toString}, a failure or a
 * session.
 */
package org.icddesk.token;
