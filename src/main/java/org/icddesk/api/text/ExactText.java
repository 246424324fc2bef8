// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.index.IndexedEntity;

/**
 * A text to find the code of: letter by letter, but for case, width, blanks, the kind of apostrophes and dashes, and a
 * full stop at the end. A title counts before any other term, and a category before a grouping of the same title.
 */
final class ExactText {

    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC`]");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");

    private final String key;

    ExactText(String text) {
        key = key(text);
    }

    /** {@return the code of the one entity of ICD-10 that has the text; empty if there is none or more than one} */
    Optional<String> codeOf(List<IndexedEntity> entities) {
        Predicate<IndexedEntity> titled = entity -> isTitled(entity.title().value());
        return only(entities, titled.and(entity -> entity.kind() == ClassKind.CATEGORY), IndexedEntity::code)
                .or(() -> only(entities, titled, IndexedEntity::code))
                .orElseGet(
                        () -> only(entities, this::hasTerm, IndexedEntity::code).orElse(Optional.empty()));
    }

    /** {@return the code of the one hit of WHO's search that has the text; empty if there is none or more than one} */
    Optional<String> codeAmong(List<Hit> hits) {
        List<Hit> coded = hits.stream().filter(hit -> hit.code().isPresent()).toList();
        return only(coded, hit -> isTitled(hit.title().text()), hit -> hit.code()
                        .orElseThrow())
                .orElseGet(() -> only(coded, this::hasTerm, hit -> hit.code().orElseThrow())
                        .orElse(Optional.empty()));
    }

    /** {@return nothing if no entity is such; else the code of the only one, or none if there are several} */
    private static <T> Optional<Optional<String>> only(
            List<T> entities, Predicate<T> isSuch, Function<T, String> code) {
        List<String> codes =
                entities.stream().filter(isSuch).map(code).distinct().limit(2).toList();
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty());
    }

    private boolean hasTerm(IndexedEntity entity) {
        return Stream.of(entity.inclusions(), entity.indexTerms())
                .flatMap(List::stream)
                .anyMatch(term -> isTitled(term.label().value()));
    }

    private boolean hasTerm(Hit hit) {
        return hit.matches().stream().map(MatchingProperty::label).anyMatch(label -> isTitled(label.text()));
    }

    private boolean isTitled(String text) {
        return key(text).equals(key);
    }

    private static String key(String text) {
        String plain = Normalizer.normalize(PlainText.normalizeQuery(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        String alike =
                DASHES.matcher(APOSTROPHES.matcher(plain).replaceAll("'")).replaceAll("-");
        return alike.endsWith(".") ? alike.substring(0, alike.length() - 1).strip() : alike;
    }
}
