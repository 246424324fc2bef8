// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.answer.IcdFailure;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;

/**
 * Titles in several languages, in the order in which the languages were chosen.
 *
 * @param titles the title by language; where WHO has no translation the English one
 * @param failures why there is no title, by language; for readers
 */
record TitlesByLanguage(Map<Language, Text> titles, Map<Language, String> failures) {

    /** {@return the titles that {@code title} finds, which may fail for some} */
    static TitlesByLanguage of(List<Language> languages, Function<Language, Optional<Text>> title) {
        Map<Language, Text> titles = new LinkedHashMap<>();
        Map<Language, String> failures = new LinkedHashMap<>();
        for (Language language : languages) {
            try {
                title.apply(language).ifPresent(text -> titles.put(language, text));
            } catch (IcdFailure e) {
                failures.put(language, e.forReaders());
            }
        }
        return new TitlesByLanguage(titles, failures);
    }

    /** {@return the languages in which the title is not translated} */
    List<Language> untranslated() {
        return titles.entrySet().stream()
                .filter(entry -> !entry.getValue().translated())
                .map(Map.Entry::getKey)
                .toList();
    }
}
