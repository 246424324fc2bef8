// SPDX-License-Identifier: Apache-2.0
/**
 * Single requests to the ICD API, asked with care.
 *
 * <p>Responsible for: headers, token, places in flight, the circuit breaker, the quiet that WHO asks for, second requests,
 * and what a status means. Remembers no answer. Not for other packages than the gateway's.
 */
package org.icddesk.gateway.upstream;
