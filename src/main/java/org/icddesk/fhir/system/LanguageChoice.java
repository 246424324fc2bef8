// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.icd.Language;

/**
 * The languages that a request prefers, by a parameter, a value set, or {@code Accept-Language} (RFC 9110 section 12.5.4):
 * the first of these that says something counts.
 *
 * @param wanted the languages, the most preferred first
 * @param otherwise the language where none of them is there; empty where then nothing is to be shown
 */
public record LanguageChoice(List<Language> wanted, Optional<Language> otherwise) {

    private static final int MAX_LENGTH = 500;
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());
    private static final Pattern RANGE = Pattern.compile(
            "(?<tag>\\*|[A-Za-z0-9-]{1,60})\\s*(?:;\\s*q=(?<weight>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    private record Range(String tag, double weight) {}

    /** {@return the choice of one who says nothing} */
    public static LanguageChoice none(Language fallback) {
        return new LanguageChoice(List.of(), Optional.of(fallback));
    }

    /**
     * Reads what a parameter or a value set says.
     *
     * @param text a tag, or a list of them with weights; a {@link FhirProblem} if one of them is no tag of a language
     */
    public static LanguageChoice strict(String text, Language fallback) {
        return read(text, fallback, true);
    }

    /** {@return what the header {@code Accept-Language} says; what is malformed in it says nothing} */
    public static LanguageChoice lenient(String header, Language fallback) {
        return header == null ? none(fallback) : read(header, fallback, false);
    }

    private static LanguageChoice read(String text, Language fallback, boolean strict) {
        if (text.length() > MAX_LENGTH) {
            return strict ? refused(text) : none(fallback);
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher range = RANGE.matcher(part.strip());
            if (range.matches() && (range.group("tag").equals("*") || isLanguage(range.group("tag")))) {
                String weight = range.group("weight");
                ranges.add(new Range(range.group("tag"), weight == null ? 1 : Double.parseDouble(weight)));
            } else if (strict) {
                return refused(text);
            }
        }
        ranges.sort(Comparator.comparing(Range::weight).reversed());
        boolean nothingElse = ranges.stream().anyMatch(range -> range.tag().equals("*") && range.weight() == 0);
        return new LanguageChoice(
                ranges.stream()
                        .filter(range -> range.weight() > 0 && !range.tag().equals("*"))
                        .flatMap(range -> Language.parse(range.tag()).stream())
                        .toList(),
                nothingElse ? Optional.empty() : Optional.of(ranges.isEmpty() ? fallback : Language.ENGLISH));
    }

    private static boolean isLanguage(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return KNOWN.contains(language) || language.length() == 3;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static LanguageChoice refused(String text) {
        throw FhirProblem.invalid("'" + Shown.of(text) + "' is no language.", "displayLanguage");
    }

    /**
     * Chooses a language.
     *
     * @param languages the languages of a release; asked only where a choice is to be made
     */
    public DisplayLanguage in(Supplier<List<Language>> languages) {
        if (wanted.isEmpty() && otherwise.filter(Language.ENGLISH::equals).isPresent()) {
            return new DisplayLanguage(Language.ENGLISH, true, true);
        }
        List<Language> available = languages.get();
        Optional<Language> best = wanted.stream()
                .flatMap(language -> match(language, available).stream())
                .findFirst();
        Language language = best.or(() -> otherwise.filter(other -> available.isEmpty() || available.contains(other)))
                .orElse(Language.ENGLISH);
        return new DisplayLanguage(language, best.isPresent() || otherwise.isPresent(), otherwise.isPresent());
    }

    private static Optional<Language> match(Language wanted, List<Language> available) {
        if (available.isEmpty()) {
            return Optional.of(wanted);
        }
        return available.stream().filter(wanted::equals).findFirst().or(() -> available.stream()
                .filter(language -> language.primary().equals(wanted.primary()))
                .findFirst());
    }
}
