// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.Shown;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.web.Languages;

/** Checks the words that a sender has for a code. */
final class DisplayCheck {

    private final FhirContext context;
    private final DisplayLanguage language;
    private final boolean lenient;

    /**
     * Creates a check.
     *
     * @param lenient whether wrong words are only warned of
     */
    DisplayCheck(FhirContext context, DisplayLanguage language, boolean lenient) {
        this.context = context;
        this.language = language;
        this.lenient = lenient;
    }

    /** {@return what is wrong with the words; empty if they are one of the concept's in the language of the answer} */
    Optional<Issue> of(Concept concept, String display, String expression) {
        if (isOf(concept, display)) {
            return Optional.empty();
        }
        String said = "The display '" + Shown.of(display) + "' of " + concept.code();
        Optional<Language> other = otherLanguage(concept, display);
        if (other.isPresent()) {
            return Optional.of(Issue.warning(
                    IssueKind.DISPLAY_COMMENT,
                    said + " is one in " + other.get() + "; in " + language.language() + " it is " + right(concept)
                            + ".",
                    expression));
        }
        String text = said + " is wrong; in " + language.language() + " it is " + right(concept) + ".";
        return Optional.of(
                lenient
                        ? Issue.warning(IssueKind.INVALID_DISPLAY, text, expression)
                        : Issue.error(IssueKind.INVALID_DISPLAY, text, expression));
    }

    private String right(Concept concept) {
        return "'" + concept.display(language).orElseGet(concept::code) + "'";
    }

    private static boolean isOf(Concept concept, String display) {
        String wanted = comparable(display);
        return concept.display(new DisplayLanguage(Language.ENGLISH, true, true)).stream()
                        .anyMatch(words -> comparable(words).equals(wanted))
                || Designation.of(concept).stream()
                        .anyMatch(words -> comparable(words.value()).equals(wanted));
    }

    private static String comparable(String words) {
        return PlainText.normalizeQuery(Shown.whole(words)).toLowerCase(Locale.ROOT);
    }

    /** {@return the language in which the words are right: English, or one of this site's where the release has it} */
    private Optional<Language> otherLanguage(Concept concept, String display) {
        Set<Language> others = new LinkedHashSet<>(List.of(Language.ENGLISH));
        List<Language> available = context.catalogue().languages(concept.version());
        Languages.OF_THE_SITE.stream()
                .map(Language::new)
                .filter(available::contains)
                .forEach(others::add);
        others.remove(language.language());
        return others.stream()
                .filter(other -> isOf(context.concepts().find(concept.version(), concept.code(), other), display))
                .findFirst();
    }
}
