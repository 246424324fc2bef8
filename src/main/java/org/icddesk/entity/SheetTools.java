// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.gateway.ClassKind;
import org.icddesk.gateway.IcdEntity;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Term;
import org.icddesk.gateway.Text;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Page;

/** Shared helpers for the sheets of all classifications. */
@RequestScoped
public class SheetTools {

    private final Page page;
    private final Titles titles;
    private boolean told;

    protected SheetTools() {
        page = null;
        titles = null;
    }

    /**
     * Lays out the tools for one page.
     *
     * @param page knows its language
     * @param titles finds titles of other entities
     */
    @Inject
    public SheetTools(Page page, Titles titles) {
        this.page = page;
        this.titles = titles;
    }

    /** Warns the reader, once, that notes from higher levels may be missing. */
    void tellThatLevelsAboveAreMissing() {
        if (!told) {
            told = true;
            page.warn("above.failed");
        }
    }

    Passage passage(Text text) {
        return Passage.of(text, page.getLanguage());
    }

    /** {@return what an entity is, by the key of the word for its kind and by its identifiers} */
    Sheet.Head head(IcdEntity entity, String kind, List<Sheet.Identifier> identifiers) {
        // A full name that only repeats the title says nothing.
        Optional<Text> fullName = entity.fullySpecifiedName()
                .filter(name -> !name.value().equals(entity.title().value()));
        return new Sheet.Head(
                entity.code(),
                entity.codeRange().orElse(""),
                passage(entity.title()),
                kind,
                Passage.of(fullName, page.getLanguage()),
                identifiers,
                entity.browserUrl().orElse(null));
    }

    /** {@return the identifier of the page itself} */
    static Sheet.Identifier own(IcdUri uri) {
        String kind =
                switch (Classification.of(uri)) {
                    case MMS, ICF -> "linearization";
                    case FOUNDATION -> "foundation";
                    case ICD10 -> "icd10";
                };
        return new Sheet.Identifier("identifier." + kind, uri, null);
    }

    List<Passage> passages(List<Text> texts) {
        return texts.stream()
                .map(text -> Passage.of(Optional.of(text), page.getLanguage()))
                .filter(passage -> passage != null)
                .toList();
    }

    /** {@return what an entity is, in words} */
    List<Sheet.Part<Passage>> definitions(IcdEntity entity) {
        List<Sheet.Part<Passage>> parts = new ArrayList<>();
        text(parts, "part.definition", entity.definition());
        text(parts, "part.long-definition", entity.longDefinition());
        return parts;
    }

    private void text(List<Sheet.Part<Passage>> parts, String key, Optional<Text> text) {
        Passage passage = Passage.of(text, page.getLanguage());
        if (passage != null) {
            parts.add(new Sheet.Part<>(key, passage));
        }
    }

    void terms(List<Sheet.Part<List<Sheet.TermLine>>> parts, String key, List<Term> terms, Place place) {
        if (!terms.isEmpty()) {
            parts.add(new Sheet.Part<>(key, lines(terms, place)));
        }
    }

    List<Sheet.TermLine> lines(List<Term> terms, Place place) {
        return terms.stream().map(term -> line(term, place)).toList();
    }

    private Sheet.TermLine line(Term term, Place place) {
        Optional<IcdUri> target = term.linearization().<IcdUri>map(uri -> uri).or(term::foundation);
        return new Sheet.TermLine(
                passage(term.label()),
                target.map(uri -> titles.row(place, uri).code()).orElse(""),
                target.map(place::to).orElse(null),
                term.deprecated());
    }

    void rows(List<Sheet.Part<List<Row>>> parts, String key, List<Row> rows) {
        if (!rows.isEmpty()) {
            parts.add(new Sheet.Part<>(key, rows));
        }
    }

    List<Sheet.Paragraph> criteria(Optional<Text> text) {
        return text.map(t -> Criteria.read(t.value())).orElse(List.of());
    }

    static String kind(ClassKind kind) {
        return "kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Loads an optional list. */
    static <T> List<T> orNone(Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (IcdFailure e) {
            return List.of();
        }
    }
}
