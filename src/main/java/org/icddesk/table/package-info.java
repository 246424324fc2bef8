// SPDX-License-Identifier: Apache-2.0
/**
 * Files of other programs read as tables of texts: CSV, TSV, workbooks (XLSX), JSON, plain lines.
 *
 * <p>A file is what its bytes are, whatever its name says. All of it is hostile: it is read within limits of size, rows
 * and columns, nothing in it is run, and nothing outside it is fetched. What is in a file is either in the table or told
 * in a {@link org.icddesk.table.Notice}; a file that cannot be read is a {@link org.icddesk.table.TableFault}.
 */
package org.icddesk.table;
