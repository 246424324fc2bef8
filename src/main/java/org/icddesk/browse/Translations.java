// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.export.Cell;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;

/**
 * Titles of entities in the languages beside the first.
 *
 * @param titles the titles by language; those that WHO has not translated are English, those that are unavailable missing
 * @param failure why some are unavailable; empty if WHO was asked for all
 */
public record Translations(Map<Language, Map<IcdUri, Text>> titles, Optional<IcdFailure> failure) {

    /** None, where there is one language. */
    public static final Translations NONE = new Translations(Map.of(), Optional.empty());

    /** {@return an entity's titles as displayed, in the order of the languages} */
    public List<LocalizedText> lines(IcdUri uri) {
        List<LocalizedText> lines = new ArrayList<>();
        titles.forEach((language, known) -> {
            if (known.containsKey(uri)) {
                // With the empty tag every text has its own language, whatever that of the page.
                lines.add(LocalizedText.of(known.get(uri), ""));
            }
        });
        return lines;
    }

    /** {@return columns with those of the titles behind them} */
    public List<String> columns(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        titles.keySet().forEach(language -> {
            all.add("title_" + language.tag());
            all.add("language_" + language.tag());
        });
        return all;
    }

    /** {@return a line of a table with an entity's titles and their languages behind it} */
    public List<Cell> line(List<Cell> line, Optional<? extends IcdUri> uri) {
        List<Cell> all = new ArrayList<>(line);
        titles.values().forEach(known -> {
            Optional<Text> title = uri.map(known::get);
            all.add(Cell.of(title.map(Text::value).orElse("")));
            all.add(Cell.of(title.map(text -> text.language().tag()).orElse("")));
        });
        return all;
    }

    /** {@return empty titles of languages, to be filled} */
    static Map<Language, Map<IcdUri, Text>> empty(List<Language> languages) {
        Map<Language, Map<IcdUri, Text>> titles = new LinkedHashMap<>();
        languages.forEach(language -> titles.put(language, new LinkedHashMap<>()));
        return titles;
    }

    /** Throws the failure, if there was one, since a file cannot warn of it as a page does. */
    public Translations orThrow() {
        failure.ifPresent(cause -> {
            throw cause;
        });
        return this;
    }
}
