// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.web.Address;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/** The frame around every page: where the reader is, what else there is, and how fresh the answers are. */
@Named("desk")
@RequestScoped
public class Desk {

    private final Visit visit;
    private final Page page;
    private final IcdGateway gateway;
    private Place place;
    private List<Choice> releases = List.of();
    private String query = "";
    private Instant oldest;
    private Instant silentSince;

    /**
     * One of several things to choose between.
     *
     * @param label its name
     * @param lang the language of the name, or null
     * @param address where it leads
     * @param current whether it is what is shown
     * @param prerelease whether it is not final
     */
    public record Choice(String label, String lang, Address address, boolean current, boolean prerelease) {}

    /** For the container's proxy alone. */
    protected Desk() {
        visit = null;
        page = null;
        gateway = null;
    }

    /**
     * Frames one page.
     *
     * @param visit the request
     * @param page knows the language
     * @param gateway knows why WHO is silent
     */
    @Inject
    public Desk(Visit visit, Page page, IcdGateway gateway) {
        this.visit = visit;
        this.page = page;
        this.gateway = gateway;
        visit.parameter("q").ifPresent(q -> query = q);
    }

    /** Says where the reader is. */
    public void open(Place where) {
        place = where;
    }

    /** {@return where the reader is; empty where the page shows no classification} */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** Says between which releases the reader can choose on this page. */
    public void offerReleases(List<Choice> choices) {
        releases = choices;
    }

    /** {@return the value of an answer, whose age the page will tell if that matters} */
    public <T> T take(Answer<T> answer) {
        answer.silentSince().ifPresent(since -> {
            silentSince = silentSince == null || since.isBefore(silentSince) ? since : silentSince;
            oldest = oldest == null || answer.asOf().isBefore(oldest) ? answer.asOf() : oldest;
        });
        return answer.value();
    }

    /** {@return what readers must know when WHO does not answer; null when it does} */
    public String getStale() {
        return silentSince == null
                ? null
                : page.say(gateway.isUntrusted() ? "stale.untrusted" : "stale", time(silentSince), time(oldest));
    }

    private String time(Instant instant) {
        ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
        boolean today =
                then.toLocalDate().equals(ZonedDateTime.now(then.getZone()).toLocalDate());
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm");
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return (today ? "" : day.withLocale(page.getLocale()).format(then) + " ") + clock.format(then);
    }

    /** {@return the words in the search box} */
    public String getQuery() {
        return query;
    }

    /** {@return the name of the classification that the search box searches} */
    public String getSearched() {
        return place == null || place.classification() == Classification.ICD10
                ? null
                : place.classification().segment();
    }

    /** {@return the release that the search box searches; null for the latest} */
    public String getSearchedRelease() {
        return getSearched() == null || place.release().isEmpty() || !visit.has("release") && !isPinned()
                ? null
                : place.release().get().id();
    }

    /** An entity's address names its release, a search's or the start page's does not. */
    private boolean isPinned() {
        return visit.segment(0).filter("icd"::equals).isPresent();
    }

    /** {@return the language that the reader chose; null where the browser decides} */
    public String getChosenLanguage() {
        return place != null && place.languageChosen()
                ? place.language().tag()
                : visit.parameter("lang")
                        .filter(Languages.OF_THE_SITE::contains)
                        .orElse(null);
    }

    /** {@return an address in the language chosen, if one was} */
    public Address kept(Address address) {
        return address.with("lang", getChosenLanguage());
    }

    /** {@return the language of the texts} */
    public String getLanguage() {
        return place == null ? page.getLanguage() : place.language().tag();
    }

    /** {@return the name of that language, in itself} */
    public String getLanguageName() {
        return Languages.ownName(getLanguage());
    }

    /** {@return this page in every release it can be had in} */
    public List<Choice> getReleases() {
        return releases;
    }

    /** {@return the release shown; null where that is the latest or none} */
    public String getRelease() {
        return Optional.ofNullable(place)
                .flatMap(Place::release)
                .map(Object::toString)
                .orElse(null);
    }

    /** {@return the release shown, or the word for the latest} */
    public String getReleaseName() {
        return getRelease() == null ? page.texts().get("release.latest") : getRelease();
    }

    /** {@return the name of the classification shown; null where the page shows none} */
    public String getClassification() {
        return place == null
                ? null
                : page.texts().get("classification." + place.classification().segment());
    }

    /** {@return the key of the words that the licence wants to be shown} */
    public String getAttribution() {
        return place != null && place.classification() == Classification.ICD10
                ? "attribution.icd10"
                : "attribution.icd11";
    }

    /** {@return the start page} */
    public Address getHome() {
        return kept(Address.of());
    }

    /** {@return the page that explains the site} */
    public Address getHelp() {
        return kept(Address.of("help"));
    }

    /** {@return a search, to show what can be searched for} */
    public Address example(String words) {
        return kept(Address.of("search").with("q", words));
    }
}
