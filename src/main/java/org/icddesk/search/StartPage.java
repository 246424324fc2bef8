// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.web.Page;

/** The view model of the start page: the search box and the chapters. */
@Named("startPage")
@RequestScoped
public class StartPage {

    private final Page page;
    private final PageFrame frame;
    private final BrowseContextResolver resolver;
    private final IcdGateway gateway;
    private final EntityTitles titles;
    private LocalizedText title;
    private List<EntityRow> chapters = List.of();

    protected StartPage() {
        this(null, null, null, null, null);
    }

    @Inject
    public StartPage(
            Page page, PageFrame frame, BrowseContextResolver resolver, IcdGateway gateway, EntityTitles titles) {
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** Loads the chapters. */
    public void load() {
        BrowseContext context = resolver.defaultContext(Classification.MMS);
        frame.open(context);
        ClassificationTop top = frame.recordAge(gateway.classification(
                context.release().orElseThrow(),
                context.classification().linearization().orElseThrow(),
                context.language()));
        title = LocalizedText.of(top.title(), page.getLanguage());
        chapters = titles.rows(context, top.children());
        if (chapters.stream().anyMatch(EntityRow::missing)) {
            page.warn("partial");
        }
    }

    /** {@return the title of the classification} */
    public LocalizedText getTitle() {
        return title;
    }

    /** {@return its chapters} */
    public List<EntityRow> getChapters() {
        return chapters;
    }
}
