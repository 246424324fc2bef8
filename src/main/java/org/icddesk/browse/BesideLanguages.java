// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.icd.Language;

/**
 * The languages that an address asks for beside the first.
 *
 * @param shown those that the release has, each once, the first language left out; at most {@value #MAX}
 * @param unknown what is no language of the release, as written
 * @param more whether there are more than can be shown
 */
record BesideLanguages(List<Language> shown, List<String> unknown, boolean more) {

    /** Four languages in all. */
    static final int MAX = 3;

    /**
     * Reads languages.
     *
     * @param values the values of the parameter, each with one tag or several separated by commas
     * @param first the tag of the first language
     * @param available the tags of the release's languages
     */
    static BesideLanguages of(List<String> values, String first, List<String> available) {
        Set<String> wanted = new LinkedHashSet<>();
        values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && !tag.equals(first))
                .forEach(wanted::add);
        List<Language> known =
                wanted.stream().filter(available::contains).map(Language::new).toList();
        return new BesideLanguages(
                known.subList(0, Math.min(MAX, known.size())),
                wanted.stream().filter(tag -> !available.contains(tag)).toList(),
                known.size() > MAX);
    }
}
