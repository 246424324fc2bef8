// SPDX-License-Identifier: Apache-2.0
/**
 * The page that proposes codes for a list, complete without JavaScript: a form that answers with a table and its files.
 * The list page in the browser works with the same list through {@code /api/proposals}.
 *
 * <p>Nothing is kept: what a form brings is forgotten with its answer, and files are made from the form anew.
 */
package org.icddesk.list;
