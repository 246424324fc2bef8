// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.gateway.ClassificationTop;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Places;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Page;

/** The page to start from: the search box and the chapters. */
@Named("startPage")
@RequestScoped
public class StartPage {

    private final Page page;
    private final Desk desk;
    private final Places places;
    private final IcdGateway gateway;
    private final Titles titles;
    private Passage title;
    private List<Row> chapters = List.of();

    /** For the container's proxy alone. */
    protected StartPage() {
        this(null, null, null, null, null);
    }

    /**
     * Prepares the page.
     *
     * @param page is told the language
     * @param desk is told the place
     * @param places finds the place
     * @param gateway the way to WHO
     * @param titles finds titles of chapters
     */
    @Inject
    public StartPage(Page page, Desk desk, Places places, IcdGateway gateway, Titles titles) {
        this.page = page;
        this.desk = desk;
        this.places = places;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** Asks for the chapters. */
    public void load() {
        Place place = places.standard(Classification.MMS);
        desk.open(place);
        ClassificationTop top = desk.take(gateway.classification(
                place.release().orElseThrow(),
                place.classification().linearization().orElseThrow(),
                place.language()));
        title = Passage.of(top.title(), page.getLanguage());
        chapters = titles.rows(place, top.children());
        if (chapters.stream().anyMatch(Row::missing)) {
            page.warn("partial");
        }
    }

    /** {@return the title of the classification} */
    public Passage getTitle() {
        return title;
    }

    /** {@return its chapters} */
    public List<Row> getChapters() {
        return chapters;
    }
}
