// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.List;
import org.icddesk.browse.EntityRow;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.search.local.LocalResult;

/**
 * The results of a text search, in the chosen order.
 *
 * @param words the words searched for; without a code that the input narrows the search with
 * @param inAllChapters the number of hits in all chapters
 * @param listed all hits
 * @param hits the same, as displayed
 * @param chapters the chapters to choose from
 * @param local what our own index found, if the hits are from there; null if they are WHO's
 * @param below the entity below which the search looked; null if it looked everywhere
 */
record SearchResults(
        SearchInput words,
        SearchResult answer,
        int inAllChapters,
        List<Hit> listed,
        List<HitView> hits,
        List<Facets.Facet> chapters,
        EntityRow below,
        LocalResult local) {}
