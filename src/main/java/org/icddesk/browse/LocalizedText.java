// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Text;
import org.icddesk.web.Languages;

/**
 * A text of WHO as displayed, with its language and direction.
 *
 * @param lang the text's language; null if it is the page's
 * @param dir its writing direction; null if the language is the page's
 * @param foreign whether it replaces a missing translation
 */
public record LocalizedText(String value, String lang, String dir, boolean foreign) {

    /** {@return a text as displayed on a page of that language} */
    public static LocalizedText of(Text text, String pageLanguage) {
        String tag = text.language().tag();
        return tag.equals(pageLanguage)
                ? new LocalizedText(text.value(), null, null, !text.translated())
                : new LocalizedText(text.value(), tag, Languages.direction(tag), !text.translated());
    }

    /** {@return a text as displayed on a page of that language; null if there is none or it is blank} */
    public static LocalizedText of(Optional<Text> text, String pageLanguage) {
        return text.filter(t -> !t.value().isBlank())
                .map(t -> of(t, pageLanguage))
                .orElse(null);
    }

    /** {@return the paragraphs of the text, at line breaks} */
    public List<String> paragraphs() {
        return Stream.of(value.split("\\R+"))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
