// SPDX-License-Identifier: Apache-2.0
/**
 * Downloads of lists: search results and the children of an entity, as CSV for spreadsheets and JSON for
 * programs.
 *
 * <p>A list names its source and release, and each of its lines the identifier, as WHO's licence asks. A spreadsheet
 * that opens one must never take a title for a formula (OWASP ASVS 5.0 1.2.10).
 */
package org.icddesk.export;
