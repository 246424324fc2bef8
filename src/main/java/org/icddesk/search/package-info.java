// SPDX-License-Identifier: Apache-2.0
/**
 * Search: the start page, the results of a search, and the lookup of codes and identifiers.
 *
 * <p>The input is looked up twice, independently: as a code or identifier ({@link org.icddesk.search.CodeOrIdentifierLookup}) and
 * as words ({@link org.icddesk.search.WordSearch}); the failure of one never hides what the other found.
 */
package org.icddesk.search;
