// SPDX-License-Identifier: Apache-2.0
/**
 * What entities of one classification a text of a list may mean, the best first: for programs that decide by themselves,
 * or show a choice.
 *
 * <p>ICD-10 is answered by our own index, ICD-11 by WHO with a bounded number of requests. At most one candidate is taken
 * for what was meant: the only entity whose code, title or other term the text is. Nothing else is decided here.
 */
package org.icddesk.candidate;
