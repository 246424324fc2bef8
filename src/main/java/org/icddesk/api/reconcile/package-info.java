// SPDX-License-Identifier: Apache-2.0
/**
 * Reconciliation of lists against a classification, for OpenRefine and other clients of the W3C Reconciliation API 0.2.
 *
 * <p>A service for each classification, release and language. Keeps nothing: what is answered comes from the gateway and
 * our index. A batch is answered as a whole or not at all, since the protocol has no failure of a single query. JSONP is
 * refused: it would run whatever a client names as a function.
 */
package org.icddesk.api.reconcile;
