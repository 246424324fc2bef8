// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.DualClassification;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.web.Page;

/** Builds the parts that the views of all classifications share. */
@RequestScoped
public class EntityViewSupport {

    private final Page page;
    private final EntityTitles titles;
    private final Icd10TextLinker linker;
    private boolean warned;

    protected EntityViewSupport() {
        this(null, null, null);
    }

    @Inject
    public EntityViewSupport(Page page, EntityTitles titles, Icd10TextLinker linker) {
        this.page = page;
        this.titles = titles;
        this.linker = linker;
    }

    /** Warns the reader, once, that notes from higher levels may be missing. */
    void warnAncestorsMissing() {
        if (!warned) {
            warned = true;
            page.warn("above.failed");
        }
    }

    LocalizedText localizedText(Text text) {
        return LocalizedText.of(text, page.getLanguage());
    }

    /** {@return the head of an entity's page; {@code kind} is the text key of its kind} */
    EntityView.Head head(IcdEntity entity, String kind, List<EntityView.Identifier> identifiers) {
        // A full name that only repeats the title is dropped.
        Optional<Text> fullName = entity.fullySpecifiedName()
                .filter(name -> !name.value().equals(entity.title().value()));
        return new EntityView.Head(
                entity.code(),
                entity.codeRange().orElse(""),
                localizedText(entity.title()),
                kind,
                LocalizedText.of(fullName, page.getLanguage()),
                identifiers,
                entity.browserUrl().orElse(null),
                entity instanceof Icd10Entity category ? dual(category) : null,
                specific(entity));
    }

    private static String dual(Icd10Entity category) {
        return DualClassification.of(category)
                .map(part -> "dual." + part.name().toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /**
     * {@return the text key of the advice that more specific codes exist; null for a chapter, a block, and a leaf}
     *
     * <p>ICD-11 lets a category be coded that has others below it. A category of ICD-10 with three characters, if it is
     * divided, is coded with four.
     */
    private static String specific(IcdEntity entity) {
        if (entity.children().isEmpty()) {
            return null;
        }
        if (entity instanceof Icd10Entity category) {
            boolean divided = category.code().indexOf('.') < 0;
            return category.kind() != ClassKind.CATEGORY ? null : divided ? "specific.divided" : "specific.below";
        }
        return entity instanceof Entity coded && coded.kind() == ClassKind.CATEGORY ? "specific.below" : null;
    }

    /** {@return the identifier of the page itself} */
    static EntityView.Identifier pageIdentifier(IcdUri uri) {
        String kind =
                switch (Classification.of(uri)) {
                    case MMS, ICF -> "linearization";
                    case FOUNDATION -> "foundation";
                    case ICD10 -> "icd10";
                };
        return new EntityView.Identifier("identifier." + kind, uri, null);
    }

    List<LinkedText> linkedTexts(List<Text> texts, BrowseContext context) {
        return linked(
                texts.stream()
                        .map(text -> LocalizedText.of(Optional.of(text), page.getLanguage()))
                        .filter(localized -> localized != null)
                        .toList(),
                context);
    }

    private List<LinkedText> linked(List<LocalizedText> texts, BrowseContext context) {
        return context.classification() == Classification.ICD10
                ? linker.link(texts, context)
                : texts.stream().map(LinkedText::plain).toList();
    }

    /** {@return the definitions of an entity} */
    List<EntityView.Section<LocalizedText>> definitions(IcdEntity entity) {
        List<EntityView.Section<LocalizedText>> parts = new ArrayList<>();
        text(parts, "part.definition", entity.definition());
        text(parts, "part.long-definition", entity.longDefinition());
        return parts;
    }

    private void text(List<EntityView.Section<LocalizedText>> parts, String key, Optional<Text> text) {
        LocalizedText localized = LocalizedText.of(text, page.getLanguage());
        if (localized != null) {
            parts.add(new EntityView.Section<>(key, localized));
        }
    }

    void terms(
            List<EntityView.Section<List<EntityView.TermLine>>> parts,
            String key,
            List<Term> terms,
            BrowseContext context) {
        if (!terms.isEmpty()) {
            parts.add(new EntityView.Section<>(key, lines(terms, context)));
        }
    }

    List<EntityView.TermLine> lines(List<Term> terms, BrowseContext context) {
        List<LinkedText> labels =
                linked(terms.stream().map(term -> localizedText(term.label())).toList(), context);
        return IntStream.range(0, terms.size())
                .mapToObj(i -> line(terms.get(i), labels.get(i), context))
                .toList();
    }

    private EntityView.TermLine line(Term term, LinkedText label, BrowseContext context) {
        Optional<IcdUri> target = term.linearization().<IcdUri>map(uri -> uri).or(term::foundation);
        return new EntityView.TermLine(
                label,
                target.map(uri -> titles.row(context, uri).code()).orElse(""),
                target.map(context::to).orElse(null),
                term.deprecated());
    }

    void rows(List<EntityView.Section<List<EntityRow>>> parts, String key, List<EntityRow> rows) {
        if (!rows.isEmpty()) {
            parts.add(new EntityView.Section<>(key, rows));
        }
    }

    List<EntityView.Paragraph> criteria(Optional<Text> text) {
        return text.map(t -> DiagnosticCriteriaParser.read(t.value())).orElse(List.of());
    }

    static String kind(ClassKind kind) {
        return "kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Loads an optional list. */
    static <T> List<T> orEmptyOnFailure(Supplier<List<T>> request) {
        try {
            return request.get();
        } catch (IcdFailure e) {
            return List.of();
        }
    }
}
