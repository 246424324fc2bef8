// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.catalogue.Words;
import org.icddesk.sandbox.http.Parameters;

/**
 * A search as WHO's endpoint takes it.
 *
 * @param words the words asked for, in their order
 * @param chapters codes of the chapters to search; empty for the default ones
 * @param subtrees identifiers of the entities to search below; empty for all
 * @param codingMode whether only entities with a code are wanted (medicalCodingMode)
 * @param properties the properties to search outside coding mode
 */
public record SearchQuery(
        List<Word> words,
        Set<String> chapters,
        Set<String> subtrees,
        boolean foundationDescendants,
        boolean flexible,
        boolean flat,
        boolean highlighted,
        boolean codingMode,
        boolean keywords,
        Set<String> properties) {

    private static final Set<String> NAMES = Set.of("Title", "Synonym", "NarrowerTerm", "FullySpecifiedName");
    private static final Set<String> FOUNDATION_NAMES = Set.of("Title", "Synonym", "FullySpecifiedName");
    private static final Pattern WORD = Pattern.compile("[^\\s%]+%?");

    /** A folded word; with {@code prefix} it stands for every word that begins with it. */
    record Word(String folded, boolean prefix) {

        boolean matches(String word) {
            return prefix ? word.startsWith(folded) : word.equals(folded);
        }
    }

    public static SearchQuery of(Parameters asked, boolean foundation) {
        boolean coding = !foundation && asked.flag("medicalCodingMode", true);
        return new SearchQuery(
                words(asked.get("q")),
                split(asked.get("chapterFilter")),
                ids(asked.get("subtreesFilter")),
                asked.flag("subtreeFilterUsesFoundationDescendants", false),
                asked.flag("useFlexisearch", false),
                asked.flag("flatResults", true),
                asked.flag("highlightingEnabled", true),
                coding,
                asked.flag("includeKeywordResult", false),
                coding ? NAMES : properties(asked.get("propertiesToBeSearched"), foundation));
    }

    /** A text to be coded, searched for leniently among all names. */
    static SearchQuery forCoding(String text, Set<String> subtrees, boolean coding) {
        return new SearchQuery(
                words(text.replace('%', ' ')), Set.of(), subtrees, false, true, true, false, coding, false, NAMES);
    }

    private static List<Word> words(String q) {
        List<Word> found = new ArrayList<>();
        Matcher match = WORD.matcher(q);
        while (match.find()) {
            boolean prefix = match.group().endsWith("%");
            String[] folded = Words.fold(match.group()).split(" ");
            for (int i = 0; i < folded.length; i++) {
                if (!folded[i].isEmpty()) {
                    found.add(new Word(folded[i], prefix && i == folded.length - 1));
                }
            }
        }
        return found;
    }

    private static Set<String> split(String list) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : list.split("[;,]")) {
            if (!part.isBlank()) {
                found.add(part.strip());
            }
        }
        return found;
    }

    static Set<String> ids(String uris) {
        Set<String> found = new LinkedHashSet<>();
        split(uris).forEach(uri -> found.add(Uris.idOf(uri)));
        return found;
    }

    private static Set<String> properties(String list, boolean foundation) {
        Set<String> asked = split(list);
        if (asked.isEmpty()) {
            return foundation ? FOUNDATION_NAMES : NAMES;
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String property : asked) {
            if (property.equalsIgnoreCase("IndexTerm")) {
                wanted.addAll(NAMES);
            }
            List.of("Title", "Synonym", "NarrowerTerm", "FullySpecifiedName", "Definition", "Exclusion").stream()
                    .filter(property::equalsIgnoreCase)
                    .forEach(wanted::add);
        }
        return wanted;
    }
}
