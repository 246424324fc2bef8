// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.Translations;
import org.icddesk.icd.IcdUri;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Page;

/** Adds to the hits of a page their titles in the languages beside the first. */
@RequestScoped
public class HitTitles {

    private final EntityTitles titles;
    private final Page page;

    protected HitTitles() {
        this(null, null);
    }

    @Inject
    public HitTitles(EntityTitles titles, Page page) {
        this.titles = titles;
        this.page = page;
    }

    /** {@return the hits with the titles that could be loaded in half of the time that is left} */
    List<HitView> of(List<HitView> hits, BrowseContext context) {
        if (context.beside().isEmpty() || hits.isEmpty()) {
            return hits;
        }
        List<IcdUri> entities =
                hits.stream().flatMap(hit -> hit.entity().stream()).toList();
        Translations loaded = ClientContext.withHalfOfRemaining(
                () -> titles.translations(context, entities, AnswerTimeout.SUGGESTION));
        if (loaded.failure().isPresent()) {
            page.warn("beside.partial");
        }
        return hits.stream()
                .map(hit -> hit.with(hit.entity().map(loaded::lines).orElse(List.of())))
                .toList();
    }
}
