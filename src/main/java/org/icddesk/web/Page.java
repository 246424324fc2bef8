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

/** The page being rendered, for the template: its language, title and notices. */
@Named("page")
@RequestScoped
public class Page {

    private final PageRequest request;
    private final boolean sandbox;
    private final Optional<Integer> sandboxEntities;
    private final List<PendingNotice> pending = new ArrayList<>();
    private String language;
    private String title = "";

    private record PendingNotice(boolean warning, String key, Object[] values) {}

    /**
     * A notice to the reader.
     *
     * @param warning whether it is a warning
     */
    public record Notice(String words, boolean warning) {}

    protected Page() {
        request = null;
        sandbox = false;
        sandboxEntities = Optional.empty();
    }

    /**
     * Starts a page in the best user-interface language for the reader.
     *
     * @param configuration names the fallback language
     */
    @Inject
    public Page(PageRequest request, Configuration configuration) {
        this.request = request;
        this.sandbox = configuration.sandbox();
        this.sandboxEntities = configuration.sandboxEntities();
        this.language = request.parameter("lang")
                .filter(Languages.OF_THE_SITE::contains)
                .or(() -> request.accepted().best(Languages.OF_THE_SITE))
                .orElseGet(() -> Languages.ofTheSite(configuration.language()));
    }

    /** Switches the user interface to the language of the content, if supported. */
    public void switchLanguage(String contentLanguage) {
        language = Languages.ofTheSite(contentLanguage);
    }

    /** Sets the title; the text may be foreign. */
    public void setTitle(String text) {
        title = text;
    }

    /** Adds a notice. */
    public void note(String key, Object... values) {
        pending.add(new PendingNotice(false, key, values));
    }

    /** Adds a warning. */
    public void warn(String key, Object... values) {
        pending.add(new PendingNotice(true, key, values));
    }

    /** {@return a text of the bundle with values inserted, in the language of the page} */
    public String say(String key, Object... values) {
        return texts().format(key, values);
    }

    /** {@return the texts of the site in the language of the page} */
    public Texts texts() {
        return new Texts(language);
    }

    /** {@return the user-interface language of this page} */
    public String getLanguage() {
        return language;
    }

    /** {@return the direction that language is written in} */
    public String getDirection() {
        return Languages.direction(language);
    }

    /** {@return the locale of that language, for Faces} */
    public Locale getLocale() {
        return Locale.forLanguageTag(language);
    }

    /** {@return the page title, without the name of the site} */
    public String getTitle() {
        return title;
    }

    /** {@return the notices, in order} */
    public List<Notice> getNotices() {
        return pending.stream()
                .map(t -> new Notice(say(t.key(), t.values()), t.warning()))
                .toList();
    }

    /** {@return whether what is shown comes from the sandbox} */
    public boolean isSandbox() {
        return sandbox;
    }

    /** {@return the sandbox warning, with the number of its entities} */
    public String getSandboxWords() {
        return sandboxEntities.map(count -> say("sandbox.entities", count)).orElseGet(() -> say("sandbox"));
    }

    /** {@return links to the same page in each user-interface language} */
    public List<Link> getSpeaking() {
        return Languages.OF_THE_SITE.stream()
                .map(tag -> new Link(tag, request.address().with("lang", tag)))
                .toList();
    }
}
