// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.Attempt;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;

/** The view model of an entity's texts in several languages beside each other. */
@Named("besidePanel")
@RequestScoped
public class BesidePanel {

    private final EntityPage entity;
    private final IcdGateway gateway;
    private final PageFrame frame;
    private final Page page;
    private final TranslatedParts parts;
    private List<Line> lines = List.of();

    /**
     * A part of an entity in all the languages.
     *
     * @param key the text key of its heading
     * @param cells one for each language, in their order
     */
    public record Line(String key, List<Column> cells) {}

    /**
     * A part of an entity in one language.
     *
     * @param lang the language
     * @param dir its writing direction
     * @param name its name in itself
     * @param part what the entity says; null if WHO has nothing of it in this language
     * @param failure why that is unknown, in words; null if it is known
     */
    public record Column(String lang, String dir, String name, TranslatedParts.Part part, String failure) {}

    protected BesidePanel() {
        this(null, null, null, null, null);
    }

    @Inject
    public BesidePanel(EntityPage entity, IcdGateway gateway, PageFrame frame, Page page, TranslatedParts parts) {
        this.entity = entity;
        this.gateway = gateway;
        this.frame = frame;
        this.page = page;
        this.parts = parts;
    }

    /** Loads the texts, if the reader chose languages; called after the entity itself is loaded. */
    public void load() {
        BrowseContext context = entity.context();
        if (context.beside().isEmpty() || entity.isWhole()) {
            return;
        }
        List<Language> languages = Stream.concat(Stream.of(context.language()), context.beside().stream())
                .toList();
        // What is slow here must leave time for the rest of the page.
        Map<Language, List<Attempt<IcdEntity>>> attempts = ClientContext.withHalfOfRemaining(() ->
                gateway.entities(List.of(entity.identifier()), context.release(), languages, AnswerTimeout.SUGGESTION));
        Map<Language, Map<String, TranslatedParts.Part>> known = new LinkedHashMap<>();
        attempts.forEach((language, attempt) -> attempt.get(0)
                .answer()
                .map(frame::recordAge)
                .ifPresent(answered -> known.put(language, parts.of(answered, context, language))));
        lines = known.containsKey(context.language()) ? lines(languages, known) : List.of();
        if (lines.isEmpty()) {
            page.warn("beside.failed");
        }
    }

    private List<Line> lines(List<Language> languages, Map<Language, Map<String, TranslatedParts.Part>> known) {
        List<Line> found = new ArrayList<>();
        for (String key : TranslatedParts.KEYS) {
            if (known.values().stream().anyMatch(of -> of.containsKey(key))) {
                found.add(new Line(
                        key,
                        languages.stream()
                                .map(language -> column(language, Optional.ofNullable(known.get(language)), key))
                                .toList()));
            }
        }
        return List.copyOf(found);
    }

    private Column column(Language language, Optional<Map<String, TranslatedParts.Part>> known, String key) {
        String tag = language.tag();
        return new Column(
                tag,
                Languages.direction(tag),
                Languages.ownName(tag),
                known.map(of -> of.get(key)).orElse(null),
                known.isPresent() ? null : page.say("beside.unavailable"));
    }

    /** {@return the parts of the entity that have texts; empty where there is one language} */
    public List<Line> getLines() {
        return lines;
    }

    /** {@return whether a part is shown in several languages here, and so nowhere else} */
    public boolean covers(String key) {
        return !lines.isEmpty() && TranslatedParts.KEYS.contains(key);
    }
}
