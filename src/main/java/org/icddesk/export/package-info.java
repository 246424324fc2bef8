// SPDX-License-Identifier: Apache-2.0
/**
 * Downloads of lists: search results, the children of an entity and all that is below it, as XLSX for spreadsheets, and
 * CSV and JSON for programs.
 *
 * <p>A list names its source and release, and each of its lines the identifier, as WHO's licence asks. Each cell has its
 * type: a spreadsheet that opens a list must take neither a title for a formula (OWASP ASVS 5.0 1.2.10) nor a code such
 * as {@code 1E30} for a number.
 */
package org.icddesk.export;
