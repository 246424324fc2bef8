// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.problem.CodeProblems;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Release;
import org.icddesk.icd.Residual;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.icd.search.SearchRequest;

/** The type of a parameter: which values it allows, and their normal form. */
public enum ParameterType {
    RELEASE("a release such as 2024-01", text -> Release.parse(text).map(Release::id)),
    LINEARIZATION("mms or icf", text -> Linearization.parse(text).map(Linearization::segment)),
    ENTITY("the number of an entity", text -> EntityId.parse(text).map(EntityId::digits)),
    RESIDUAL("other or unspecified", text -> Residual.parse(text).map(Residual::segment)),
    ICD11_CODE("an ICD-11 code or a code cluster", ParameterType::code),
    ICD10_CODE("an ICD-10 code", text -> Icd10Code.parse(text).map(Icd10Code::code)),
    FLAG("true or false", text -> lower(text).filter(word -> word.equals("true") || word.equals("false"))),
    FRACTION("a number from 0 to 1", ParameterType::fraction),
    NUMBER("a whole number", text -> matching(text.strip(), "-?[0-9]{1,6}")),
    WORDS("words, at most " + SearchRequest.MAX_QUERY_LENGTH + " characters", ParameterType::parseQuery),
    TEXT("a text of at most 500 characters", text -> Optional.of(PlainText.of(text))
            .filter(t -> t.length() <= 500)),
    INCLUDES(
            "ancestor, descendant, diagnosticCriteria",
            text -> parseKeywords(
                    text, Arrays.stream(Include.values()).map(Include::word).toList())),
    PROPERTIES(
            "property names such as Title",
            text -> parseKeywords(
                    text,
                    Arrays.stream(SearchProperty.values())
                            .map(SearchProperty::word)
                            .toList())),
    CHAPTERS("chapters such as 01;02;X", ParameterType::chapters),
    IDENTIFIER("an identifier such as http://id.who.int/icd/entity/257068234", ParameterType::identifier),
    IDENTIFIER_LIST("identifiers, separated by commas", text -> list(text, ParameterType::identifier)),
    CLUSTER("identifiers, joined by & and /", ParameterType::cluster),
    CLUSTER_LIST("identifiers, separated by commas", text -> list(text, ParameterType::cluster)),
    CODE_LIST("codes, separated by commas", text -> matching(text.strip(), "[A-Za-z0-9.&/, ]{1,1000}"));

    private static final int MAX_ENTRIES = 100;

    private final String description;
    private final Function<String, Optional<String>> reading;

    ParameterType(String description, Function<String, Optional<String>> reading) {
        this.description = description;
        this.reading = reading;
    }

    /** {@return a description of the allowed values, in English} */
    public String description() {
        return description;
    }

    /**
     * Reads a value.
     *
     * @param text the value, decoded
     * @return the value as it is sent; empty if it is not allowed
     * @throws ApiProblem if the reason is worth a message of its own
     */
    Optional<String> read(String text) {
        return reading.apply(text);
    }

    private static Optional<String> code(String text) {
        try {
            return Optional.of(CodeExpression.parse(text).text());
        } catch (InvalidCode e) {
            throw CodeProblems.of(e);
        }
    }

    private static Optional<String> parseQuery(String text) {
        String plain = PlainText.normalizeQuery(text);
        return plain.length() > SearchRequest.MAX_QUERY_LENGTH ? Optional.empty() : Optional.of(plain);
    }

    private static Optional<String> fraction(String text) {
        return matching(text.strip(), "[01](\\.[0-9]{1,15})?|\\.[0-9]{1,15}")
                .map(BigDecimal::new)
                .filter(number -> number.compareTo(BigDecimal.ONE) <= 0)
                .map(number -> number.stripTrailingZeros().toPlainString());
    }

    private static Optional<String> identifier(String text) {
        return IcdUri.parse(text.strip()).map(IcdUri::canonical);
    }

    private static Optional<String> cluster(String text) {
        return UriExpression.parse(text).map(UriExpression::canonical);
    }

    private static Optional<String> chapters(String text) {
        List<String> chapters =
                entries(text.toUpperCase(Locale.ROOT), "[;,]").stream().sorted().toList();
        boolean read = chapters.size() <= MAX_ENTRIES
                && chapters.stream().allMatch(chapter -> chapter.matches("[0-9]{2}|[A-Z]"));
        return read ? Optional.of(String.join(";", chapters)) : Optional.empty();
    }

    private static Optional<String> parseKeywords(String text, List<String> known) {
        List<String> asked = entries(text, "[;,]");
        Predicate<String> isKnown = word -> known.stream().anyMatch(word::equalsIgnoreCase);
        return asked.stream().allMatch(isKnown)
                ? Optional.of(known.stream()
                        .filter(word -> asked.stream().anyMatch(word::equalsIgnoreCase))
                        .collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static Optional<String> list(String text, Function<String, Optional<String>> reading) {
        List<String> entries = entries(text, "[;,]");
        List<String> read =
                entries.stream().map(reading).flatMap(Optional::stream).toList();
        return read.size() == entries.size() && read.size() <= MAX_ENTRIES
                ? Optional.of(String.join(",", read))
                : Optional.empty();
    }

    private static List<String> entries(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<String> lower(String text) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> matching(String text, String form) {
        return text.matches(form) ? Optional.of(text) : Optional.empty();
    }
}
