// SPDX-License-Identifier: Apache-2.0
/**
 * The cache of WHO's answers.
 *
 * <p>Responsible for: who gets which answer, how old it may be, and who waits for whom. Ages are measured with a
 * ticker; the wall clock is for display only. For the gateway's packages only.
 */
package org.icddesk.gateway.cache;
