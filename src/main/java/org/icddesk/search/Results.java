// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.List;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.SearchResult;
import org.icddesk.reading.Row;

/**
 * The results of a text search, in the chosen order.
 *
 * @param listed all hits
 * @param hits the same as they stand on a page
 * @param chapters the chapters to choose from
 * @param below the entity that the search looked below; null where it looked everywhere
 */
record Results(SearchResult answer, List<Hit> listed, List<HitLine> hits, List<Facets.Facet> chapters, Row below) {}
