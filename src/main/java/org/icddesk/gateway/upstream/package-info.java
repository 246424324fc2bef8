// SPDX-License-Identifier: Apache-2.0
/**
 * The client of the ICD API: single requests, with limits, circuit breaker and retry.
 *
 * <p>Responsible for: headers, token, requests in flight, the circuit breaker, the pause that WHO asks for, retries,
 * and what a status means. Caches nothing. For the gateway's packages only.
 */
package org.icddesk.gateway.upstream;
