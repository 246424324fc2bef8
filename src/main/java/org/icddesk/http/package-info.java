// SPDX-License-Identifier: Apache-2.0
/**
 * The outbound HTTP client.
 *
 * <p>Responsible for: one HTTP exchange within one total deadline, however the other side behaves. Knows connections,
 * limits, the proxy and TLS; knows nothing of the ICD API, of tokens or of pages.
 *
 * <p>Invariants: a response is complete or a failure; no call outlives its deadline, and an aborted call has its
 * connection closed; at most the allowed number of bytes is ever held; redirects are never followed; certificates and
 * host names are always verified; neither headers nor bodies reach a log.
 */
package org.icddesk.http;
