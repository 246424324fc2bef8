// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

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
import java.util.stream.Collectors;
import org.icddesk.answer.Answer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.web.Address;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** The frame of every page: the reader's position, the menus, and the freshness of the answers. */
@Named("desk")
@RequestScoped
public class PageFrame {

    private final PageRequest request;
    private final Page page;
    private final IcdGateway gateway;
    private final WalkedIndexes indexes;
    private BrowseContext context;
    private List<Choice> releases = List.of();
    private String query = "";
    private Instant oldest;
    private Instant outageSince;
    private boolean fromFallback;
    private boolean fromBundle;

    /**
     * An option of a menu.
     *
     * @param lang the language of the name, or null
     * @param current whether it is what is shown
     * @param prerelease whether it is not final
     */
    public record Choice(String label, String lang, Address address, boolean current, boolean prerelease) {}

    protected PageFrame() {
        request = null;
        page = null;
        gateway = null;
        indexes = null;
    }

    @Inject
    public PageFrame(PageRequest request, Page page, IcdGateway gateway, WalkedIndexes indexes) {
        this.indexes = indexes;
        this.request = request;
        this.page = page;
        this.gateway = gateway;
        request.parameter("q").ifPresent(q -> query = q);
    }

    /** Sets the reader's position. */
    public void open(BrowseContext where) {
        context = where;
    }

    /** {@return the reader's position; empty if the page shows no classification} */
    public Optional<BrowseContext> context() {
        return Optional.ofNullable(context);
    }

    /** Sets the releases that the reader can choose on this page. */
    public void offerReleases(List<Choice> choices) {
        releases = choices;
    }

    /** {@return the value of an answer, recording its age for the page} */
    public <T> T recordAge(Answer<T> answer) {
        if (answer.source() == Answer.Source.BUNDLE) {
            fromBundle = true;
            oldest = oldest == null || answer.asOf().isBefore(oldest) ? answer.asOf() : oldest;
        }
        answer.outageSince().ifPresent(since -> {
            outageSince = outageSince == null || since.isBefore(outageSince) ? since : outageSince;
            if (answer.source() == Answer.Source.FALLBACK) {
                fromFallback = true;
            } else {
                oldest = oldest == null || answer.asOf().isBefore(oldest) ? answer.asOf() : oldest;
            }
        });
        return answer.value();
    }

    /** Records that WHO was asked and did not answer, and that something of an earlier time stands in. */
    public void recordSilence(Instant asOf) {
        recordAge(new Answer<>(
                asOf, asOf, Optional.of(gateway.status().silentSince().orElseGet(Instant::now))));
    }

    /** {@return since when WHO has not answered, if an answer shows that} */
    public Optional<Instant> outageSince() {
        return Optional.ofNullable(outageSince);
    }

    /** {@return when WHO gave the oldest of the answers; empty unless WHO does not answer now, or a bundle does} */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(oldest);
    }

    /** {@return the notice that WHO does not answer, or that a bundle does; null if WHO does} */
    public String getStale() {
        if (fromBundle && !fromFallback) {
            return page.say("stale.bundle", time(oldest));
        }
        if (outageSince == null) {
            return null;
        }
        if (fromFallback) {
            return oldest == null
                    ? page.say("stale.fallback", time(outageSince))
                    : page.say("stale.fallback.partly", time(outageSince), time(oldest));
        }
        return page.say(gateway.isUntrusted() ? "stale.untrusted" : "stale", time(outageSince), time(oldest));
    }

    /** {@return a time as a reader reads it, with the day unless that is today} */
    public String time(Instant instant) {
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
        return context == null || context.classification() == Classification.ICD10 && !isIndexed()
                ? null
                : context.classification().segment();
    }

    private boolean isIndexed() {
        IcdUri root = context.classification().root();
        return indexes.find(context.release().map(root::in).orElse(root), context.language())
                .isPresent();
    }

    /** {@return the release that the search box searches; null for the latest} */
    public String getSearchedRelease() {
        return getSearched() == null || context.release().isEmpty() || !request.has("release") && !isPinned()
                ? null
                : context.release().get().id();
    }

    /** {@return the entity below which the search box searches, as the address of the search names it; null for none} */
    public String getSearchedSubtree() {
        return request.segment(0)
                .filter("search"::equals)
                .flatMap(search -> request.parameter("subtree"))
                .orElse(null);
    }

    /** An entity's address names its release, a search's or the start page's does not. */
    private boolean isPinned() {
        return request.segment(0).filter("icd"::equals).isPresent();
    }

    /** {@return the language that the reader chose; null where the browser decides} */
    public String getChosenLanguage() {
        return context != null && context.languageChosen()
                ? context.language().tag()
                : request.parameter("lang")
                        .filter(Languages.OF_THE_SITE::contains)
                        .orElse(null);
    }

    /** {@return the languages beside the first, as an address names them; null where there are none} */
    public String getBeside() {
        return context == null || context.beside().isEmpty()
                ? null
                : context.beside().stream().map(Language::tag).collect(Collectors.joining(","));
    }

    /** {@return an address with the chosen languages, if some were} */
    public Address kept(Address address) {
        return address.with("lang", getChosenLanguage()).with(BrowseContext.BESIDE, getBeside());
    }

    /** {@return the language of the texts} */
    public String getLanguage() {
        return context == null ? page.getLanguage() : context.language().tag();
    }

    /** {@return the name of that language, in itself} */
    public String getLanguageName() {
        return Languages.ownName(getLanguage());
    }

    /** {@return links to this page in every release that has it} */
    public List<Choice> getReleases() {
        return releases;
    }

    /** {@return the release shown; null if it is the latest or none} */
    public String getRelease() {
        return Optional.ofNullable(context)
                .flatMap(BrowseContext::release)
                .map(Object::toString)
                .orElse(null);
    }

    /** {@return the release shown, or the word for the latest} */
    public String getReleaseName() {
        return getRelease() == null ? page.texts().get("release.latest") : getRelease();
    }

    /** {@return the name of the classification shown; null where the page shows none} */
    public String getClassification() {
        return context == null
                ? null
                : page.texts().get("classification." + context.classification().segment());
    }

    /** {@return the text key of the attribution that the licence requires} */
    public String getAttribution() {
        return context != null && context.classification() == Classification.ICD10
                ? "attribution.icd10"
                : "attribution.icd11";
    }

    /** {@return the start page} */
    public Address getHome() {
        return kept(Address.of());
    }

    /** {@return the help page} */
    public Address getHelp() {
        return kept(Address.of("help"));
    }

    /** {@return the page of lists} */
    public Address getLists() {
        return kept(Address.of("list"));
    }

    /** {@return the page of the death certificate} */
    public Address getDoris() {
        return kept(Address.of("doris"));
    }

    /** {@return the page of the reader's own codes} */
    public Address getMy() {
        return kept(Address.of("my"));
    }

    /** {@return an example search} */
    public Address example(String words) {
        return kept(Address.of("search").with("q", words));
    }
}
