// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/**
 * Maps wire values to domain values: absent values become empty, texts lose hidden characters, and identifiers and
 * addresses that are not of WHO's form are dropped.
 *
 * @param asked the language that was requested
 */
record WireMapper(Language asked) {

    private static final int MAX_TEXT_LENGTH = 200_000;
    private static final Set<String> BROWSERS = Set.of("icd.who.int", "apps.who.int");

    static <T> Stream<T> stream(List<T> list) {
        return list == null ? Stream.empty() : list.stream().filter(Objects::nonNull);
    }

    static boolean truth(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    static Optional<String> plain(String value) {
        return Optional.ofNullable(value)
                .map(v -> v.length() > MAX_TEXT_LENGTH ? v.substring(0, MAX_TEXT_LENGTH) + "…" : v)
                .map(PlainText::of)
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    static <U extends IcdUri> Optional<U> uri(String value, Class<U> type) {
        return IcdUri.parse(value).filter(type::isInstance).map(type::cast);
    }

    static <U extends IcdUri> List<U> uris(List<String> values, Class<U> type) {
        return stream(values)
                .flatMap(value -> uri(value, type).stream())
                .distinct()
                .toList();
    }

    static <T> List<T> parsed(List<String> values, Function<String, Optional<T>> parser) {
        return stream(values)
                .flatMap(value -> parser.apply(value).stream())
                .distinct()
                .toList();
    }

    static Optional<LocalDate> date(String value) {
        try {
            return Optional.ofNullable(value).map(v -> LocalDate.parse(v.length() > 10 ? v.substring(0, 10) : v));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@return the address of a page of WHO's browsers; anything else is dropped} */
    static Optional<URI> browser(String value) {
        try {
            return Optional.ofNullable(value)
                    .filter(v -> v.startsWith("https://") || v.startsWith("http://"))
                    .map(v -> URI.create(v))
                    .filter(uri -> uri.getRawAuthority() != null && BROWSERS.contains(uri.getRawAuthority()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the name at the end of an address in WHO's schema, such as laterality} */
    static Optional<String> axis(String value) {
        return Optional.ofNullable(value)
                .map(v -> v.substring(v.lastIndexOf('/') + 1))
                .filter(v -> v.matches("[A-Za-z][A-Za-z0-9]{0,99}"));
    }

    Optional<Text> text(TextWire wire) {
        if (wire == null) {
            return Optional.empty();
        }
        Optional<Language> language = Language.parse(wire.language());
        return plain(wire.value()).flatMap(value -> text(value, language.orElse(asked)));
    }

    Text title(TextWire wire, String otherwise) {
        return text(wire).orElseGet(() -> new Text(asked, otherwise, true));
    }

    List<Term> terms(List<TermWire> wires) {
        return stream(wires).flatMap(wire -> term(wire).stream()).toList();
    }

    private Optional<Text> text(String value, Language language) {
        if (value.endsWith(Text.UNTRANSLATED)) {
            String original = value.substring(0, value.length() - Text.UNTRANSLATED.length())
                    .stripTrailing();
            return original.isEmpty() ? Optional.empty() : Optional.of(new Text(Language.ENGLISH, original, false));
        }
        return Optional.of(new Text(language, value, language.primary().equals(asked.primary())));
    }

    private Optional<Term> term(TermWire wire) {
        return text(wire.label())
                .map(label -> new Term(
                        label,
                        uri(wire.foundationReference(), FoundationUri.class),
                        uri(wire.linearizationReference(), LinearizationUri.class),
                        truth(wire.deprecated())));
    }
}
