// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.icddesk.index.Icd10Entities.term;
import static org.icddesk.index.Icd10Entities.text;
import static org.icddesk.index.Icd10Entities.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.icd.Language;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;

/** Builds an index of a few entities of ICD-10, and writes what it finds. */
final class SmallIndex {

    private final List<IndexedEntity> entities = new ArrayList<>();
    private final List<Synonym> synonyms = new ArrayList<>();
    private Language language = Language.ENGLISH;

    SmallIndex in(String tag) {
        language = new Language(tag);
        return this;
    }

    SmallIndex chapter(String code, String title) {
        return with(code, "", ClassKind.CHAPTER, title);
    }

    SmallIndex block(String code, String parent, String title) {
        return with(code, parent, ClassKind.BLOCK, title);
    }

    SmallIndex category(String code, String parent, String title) {
        return with(code, parent, ClassKind.CATEGORY, title);
    }

    SmallIndex with(String code, String parent, ClassKind kind, String title) {
        Optional<org.icddesk.icd.IcdUri> above = parent.isEmpty() ? Optional.empty() : Optional.of(uri(parent));
        entities.add(new IndexedEntity(
                uri(code), code, kind, text(title), above, List.of(), List.of(), List.of(), List.of(), false));
        return this;
    }

    /** Gives terms to the entity that was added last. */
    SmallIndex including(String... labels) {
        return last(terms(labels), List.of(), List.of(), List.of());
    }

    SmallIndex excluding(String... labels) {
        return last(List.of(), terms(labels), List.of(), List.of());
    }

    SmallIndex excluding(Term term) {
        return last(List.of(), List.of(term), List.of(), List.of());
    }

    SmallIndex indexed(String... labels) {
        return last(List.of(), List.of(), terms(labels), List.of());
    }

    SmallIndex noted(String note) {
        return last(List.of(), List.of(), List.of(), List.of(text(note)));
    }

    private SmallIndex last(List<Term> inclusions, List<Term> exclusions, List<Term> indexTerms, List<Text> notes) {
        IndexedEntity last = entities.remove(entities.size() - 1);
        entities.add(new IndexedEntity(
                last.uri(),
                last.code(),
                last.kind(),
                last.title(),
                last.parent(),
                joined(last.inclusions(), inclusions),
                joined(last.exclusions(), exclusions),
                joined(last.indexTerms(), indexTerms),
                joined(last.notes(), notes),
                last.leaf()));
        return this;
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Term> terms(String... labels) {
        return Stream.of(labels).map(label -> term(label)).toList();
    }

    SmallIndex meaning(String word, String means) {
        synonyms.add(new Synonym(word, means));
        return this;
    }

    List<IndexedEntity> entities() {
        return List.copyOf(entities);
    }

    EntityIndex build() {
        return EntityIndex.of(entities, language, dictionary(synonyms));
    }

    /** {@return a dictionary of some synonyms, in this order} */
    static Synonyms dictionary(List<Synonym> synonyms) {
        List<Synonym> known = List.copyOf(synonyms);
        return (words, asked) -> known.stream()
                .filter(synonym -> (" " + words.toLowerCase(Locale.ROOT) + " ").contains(" " + synonym.word() + " "))
                .toList();
    }

    /** {@return the codes of the hits} */
    static List<String> codes(IndexResult result) {
        return result.hits().stream().map(hit -> hit.entity().code()).toList();
    }

    /** {@return the code of the first hit; a dash if there is none} */
    static String first(IndexResult result) {
        return result.hits().isEmpty() ? "-" : result.hits().get(0).entity().code();
    }

    /** {@return a text with its marked parts in square brackets} */
    static String marked(Highlighted text) {
        return text.parts().stream()
                .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    /** {@return why a hit was found, on one line} */
    static String why(IndexHit hit) {
        String words = hit.why().words().stream()
                .map(word -> word.typed() + ">" + word.found() + " " + word.kind() + " " + word.field())
                .collect(Collectors.joining(", "));
        String missing = hit.why().missing().isEmpty()
                ? ""
                : "; without " + String.join(", ", hit.why().missing());
        return words
                + missing
                + hit.why()
                        .synonym()
                        .map(synonym -> "; " + synonym.word() + " = " + synonym.means())
                        .orElse("");
    }
}
