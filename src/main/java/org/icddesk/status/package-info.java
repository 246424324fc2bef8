// SPDX-License-Identifier: Apache-2.0
/**
 * The state of ICD Desk, for administrators and their tools: the page and the JSON of {@code /status}, health, metrics.
 *
 * <p>Invariants: nothing here asks WHO or waits for WHO, so that the page works when nothing else does; what it shows
 * is what others expose, and holds neither token nor secret; readiness does not depend on WHO.
 */
package org.icddesk.status;
