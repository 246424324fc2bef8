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

/** The menus of every page: classification and language. */
@Named("menus")
@RequestScoped
public class Menus {

    private final Visit visit;
    private final Page page;
    private final Desk desk;

    protected Menus() {
        this(null, null, null);
    }

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

    /** {@return links to this page in every available language} */
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
