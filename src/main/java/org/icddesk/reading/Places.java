// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Release;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/** Resolves a reader's position: the release if the address names none, and the best language for the reader. */
@RequestScoped
public class Places {

    private static final int LONGEST_QUOTED = 20;

    private final Visit visit;
    private final Page page;
    private final Editions editions;
    private final Language lastResort;

    protected Places() {
        visit = null;
        page = null;
        editions = null;
        lastResort = null;
    }

    @Inject
    public Places(Visit visit, Page page, Editions editions, Configuration configuration) {
        this.visit = visit;
        this.page = page;
        this.editions = editions;
        this.lastResort = new Language(configuration.language());
    }

    /** {@return the place in the release shown if the address names none} */
    public Place standard(Classification classification) {
        return in(classification, editions.standard(classification));
    }

    /** {@return the place in a release that is known to exist, or in the foundation's latest} */
    public Place in(Classification classification, Optional<Release> release) {
        List<Place.Choice> choices = editions.languages(classification, release);
        List<String> tags = choices.isEmpty()
                ? Languages.OF_THE_SITE
                : choices.stream().map(choice -> choice.language().tag()).toList();
        Optional<String> wanted = visit.parameter("lang");
        boolean chosen = wanted.filter(tags::contains).isPresent();
        String tag = wanted.filter(tags::contains)
                .or(() -> visit.accepted().best(tags))
                .or(() -> Optional.of(lastResort.tag()).filter(tags::contains))
                .orElse(Language.ENGLISH.tag());
        page.follow(tag);
        wanted.filter(w -> !tags.contains(w))
                .ifPresent(w -> page.note("language.unknown", quoted(w), Languages.ownName(tag)));
        return new Place(classification, release, new Language(tag), chosen, choices);
    }

    private static String quoted(String text) {
        return text.length() > LONGEST_QUOTED ? text.substring(0, LONGEST_QUOTED) + "…" : text;
    }
}
