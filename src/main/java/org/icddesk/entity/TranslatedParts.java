// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.IcdEntity;

/** The texts of an entity in one language, part by part. */
@RequestScoped
public class TranslatedParts {

    /** The text keys of the parts, in the order in which they are shown. */
    static final List<String> KEYS = List.of(
            "part.title",
            "part.full-name",
            "part.note",
            "part.definition",
            "part.long-definition",
            "part.synonyms",
            "part.narrower",
            "part.inclusions",
            "part.exclusions");

    private final EntityTitles titles;

    /**
     * A part: texts or terms.
     *
     * @param texts the texts
     * @param terms the terms, with the pages that they lead to
     */
    public record Part(List<LocalizedText> texts, List<EntityView.TermLine> terms) {}

    protected TranslatedParts() {
        this(null);
    }

    @Inject
    public TranslatedParts(EntityTitles titles) {
        this.titles = titles;
    }

    /**
     * Reads the parts of an entity.
     *
     * @param context where links lead
     * @param language the language of the texts, unless WHO has not translated them
     * @return the parts by their keys; those that the entity has not are missing
     */
    Map<String, Part> of(IcdEntity entity, BrowseContext context, Language language) {
        String tag = language.tag();
        Map<String, Part> parts = new LinkedHashMap<>();
        texts(parts, "part.title", List.of(entity.title()), tag);
        texts(
                parts,
                "part.full-name",
                only(entity.fullySpecifiedName()
                        .filter(name -> !name.value().equals(entity.title().value()))),
                tag);
        texts(parts, "part.note", entity.notes(), tag);
        texts(parts, "part.definition", only(entity.definition()), tag);
        texts(parts, "part.long-definition", only(entity.longDefinition()), tag);
        if (entity instanceof FoundationEntity inAll) {
            terms(parts, "part.synonyms", inAll.synonyms(), context, tag);
            terms(parts, "part.narrower", inAll.narrowerTerms(), context, tag);
        }
        terms(parts, "part.inclusions", entity.inclusions(), context, tag);
        terms(parts, "part.exclusions", entity.exclusions(), context, tag);
        return parts;
    }

    private static List<Text> only(Optional<Text> text) {
        return text.stream().toList();
    }

    private static void texts(Map<String, Part> parts, String key, List<Text> texts, String tag) {
        List<LocalizedText> shown = texts.stream()
                .filter(text -> !text.value().isBlank())
                .map(text -> LocalizedText.of(text, tag))
                .toList();
        if (!shown.isEmpty()) {
            parts.put(key, new Part(shown, List.of()));
        }
    }

    private void terms(Map<String, Part> parts, String key, List<Term> terms, BrowseContext context, String tag) {
        if (!terms.isEmpty()) {
            parts.put(
                    key,
                    new Part(
                            List.of(),
                            terms.stream().map(term -> line(term, context, tag)).toList()));
        }
    }

    private EntityView.TermLine line(Term term, BrowseContext context, String tag) {
        Optional<IcdUri> target = term.linearization().<IcdUri>map(uri -> uri).or(term::foundation);
        return new EntityView.TermLine(
                LinkedText.plain(LocalizedText.of(term.label(), tag)),
                target.map(uri -> titles.row(context, uri).code()).orElse(""),
                target.map(context::to).orElse(null),
                term.deprecated());
    }
}
