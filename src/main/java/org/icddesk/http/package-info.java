// SPDX-License-Identifier: Apache-2.0
/**
 * The outbound HTTP client.
 *
 * <p>Responsible for: one HTTP exchange within one total deadline, whatever the other side does. Knows connections,
 * limits, the proxy and TLS; knows nothing of whom it talks to, of tokens or of pages.
 *
 * <p>Invariants: an answer is whole or it is no answer; no call outlives its deadline and a call that is given up has
 * its connection closed; at most the allowed number of bytes is ever held; redirects are never followed; certificates
 * and host names are always verified; neither headers nor bodies reach a log.
 */
package org.icddesk.http;
