// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.icddesk.gateway.Language;
import org.icddesk.web.Address;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/** What every page offers to change: the classification and the language. */
@Named("menus")
@RequestScoped
public class Menus {

    private final Visit visit;
    private final Page page;
    private final Desk desk;

    /** For the container's proxy alone. */
    protected Menus() {
        this(null, null, null);
    }

    /**
     * Prepares the menus of one page.
     *
     * @param visit the request
     * @param page has the words in its language
     * @param desk knows where the reader is
     */
    @Inject
    public Menus(Visit visit, Page page, Desk desk) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
    }

    /** {@return the classifications} */
    public List<Desk.Choice> getTabs() {
        boolean searching = visit.segment(0).filter("search"::equals).isPresent();
        return Arrays.stream(Classification.values())
                .map(c -> new Desk.Choice(
                        page.texts().get("classification." + c.segment()),
                        null,
                        desk.kept(searching && c != Classification.ICD10 ? search(c) : Place.address(c.root())),
                        desk.place().filter(p -> p.classification() == c).isPresent(),
                        false))
                .toList();
    }

    private Address search(Classification classification) {
        return visit.address()
                .without("release")
                .without("chapter")
                .without("subtree")
                .without("page")
                .with("linearization", classification.segment());
    }

    /** {@return this page in every language it can be had in} */
    public List<Desk.Choice> getLanguages() {
        List<Place.Choice> known = desk.place().map(Place::languages).orElse(List.of());
        List<Place.Choice> choices = known.isEmpty()
                ? Languages.OF_THE_SITE.stream()
                        .map(tag -> new Place.Choice(new Language(tag), false))
                        .toList()
                : known;
        return choices.stream()
                .map(c -> new Desk.Choice(
                        Languages.ownName(c.language().tag()),
                        c.language().tag(),
                        visit.address().with("lang", c.language().tag()),
                        c.language().tag().equals(desk.getLanguage()),
                        c.prerelease()))
                .toList();
    }
}
