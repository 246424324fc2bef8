// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.configuration.Configuration;

/** What the template needs to know of the page being shown: its language, its title, and what the reader must be told. */
@Named("page")
@RequestScoped
public class Page {

    private final Visit visit;
    private final boolean sandbox;
    private final Optional<Integer> sandboxEntities;
    private final List<Told> told = new ArrayList<>();
    private String language;
    private String title = "";

    private record Told(boolean warning, String key, Object[] values) {}

    /**
     * Something the reader must be told.
     *
     * @param words what
     * @param warning whether it is a warning
     */
    public record Notice(String words, boolean warning) {}

    /** For the container's proxy alone. */
    protected Page() {
        visit = null;
        sandbox = false;
        sandboxEntities = Optional.empty();
    }

    /**
     * Begins a page in the language of the site that suits the reader best.
     *
     * @param visit the request
     * @param configuration names the language of last resort
     */
    @Inject
    public Page(Visit visit, Configuration configuration) {
        this.visit = visit;
        this.sandbox = configuration.sandbox();
        this.sandboxEntities = configuration.sandboxEntities();
        this.language = visit.parameter("lang")
                .filter(Languages.OF_THE_SITE::contains)
                .or(() -> visit.accepted().best(Languages.OF_THE_SITE))
                .orElseGet(() -> Languages.ofTheSite(configuration.language()));
    }

    /** Speaks to the reader in the language of what the page shows, where the site can. */
    public void follow(String contentLanguage) {
        language = Languages.ofTheSite(contentLanguage);
    }

    /** Names the page; the words may come from anywhere. */
    public void entitle(String words) {
        title = words;
    }

    /** Tells the reader something worth knowing. */
    public void note(String key, Object... values) {
        told.add(new Told(false, key, values));
    }

    /** Tells the reader that something is not as it should be. */
    public void warn(String key, Object... values) {
        told.add(new Told(true, key, values));
    }

    /** {@return the words of a key with values put in, in the language of the page} */
    public String say(String key, Object... values) {
        return texts().format(key, values);
    }

    /** {@return the words of the site in the language of the page} */
    public Texts texts() {
        return new Texts(language);
    }

    /** {@return the language the site speaks on this page} */
    public String getLanguage() {
        return language;
    }

    /** {@return the direction that language is written in} */
    public String getDirection() {
        return Languages.direction(language);
    }

    /** {@return that language, as Faces wants it} */
    public Locale getLocale() {
        return Locale.forLanguageTag(language);
    }

    /** {@return what stands in the window's title before the name of the site} */
    public String getTitle() {
        return title;
    }

    /** {@return what the reader must be told, in order} */
    public List<Notice> getNotices() {
        return told.stream()
                .map(t -> new Notice(say(t.key(), t.values()), t.warning()))
                .toList();
    }

    /** {@return whether what is shown comes from the sandbox} */
    public boolean isSandbox() {
        return sandbox;
    }

    /** {@return the words that warn of the sandbox, and tell how much it has} */
    public String getSandboxWords() {
        return sandboxEntities.map(count -> say("sandbox.entities", count)).orElseGet(() -> say("sandbox"));
    }

    /** {@return the same page in each language that the site speaks} */
    public List<Link> getSpeaking() {
        return Languages.OF_THE_SITE.stream()
                .map(tag -> new Link(tag, visit.address().with("lang", tag)))
                .toList();
    }
}
