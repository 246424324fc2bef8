// SPDX-License-Identifier: Apache-2.0
/**
 * Codes and titles as plain text of one line, for the cells of spreadsheets.
 *
 * <p>Every answer is one line, failures too; a code is answered for a text only if it is the one entity of exactly that
 * text.
 */
package org.icddesk.api.text;
