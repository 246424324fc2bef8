// SPDX-License-Identifier: Apache-2.0
/**
 * Finding things: the start page, the results of a search, and where a code or an identifier leads.
 *
 * <p>What was typed is looked at twice, independently: as a code or identifier ({@link org.icddesk.search.Direct}) and as
 * words ({@link org.icddesk.search.SearchPage}); the failure of one never hides what the other found.
 */
package org.icddesk.search;
