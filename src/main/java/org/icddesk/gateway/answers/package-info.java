// SPDX-License-Identifier: Apache-2.0
/**
 * The memory of WHO's answers.
 *
 * <p>Responsible for: who gets which answer, how old it may be, and who waits for whom. Ages are measured with a ticker;
 * the clock of the machine is for show. Not for other packages than the gateway's.
 */
package org.icddesk.gateway.answers;
