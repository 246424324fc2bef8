// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.icddesk.icd.Language;

/** A dictionary in memory: an administrator's entries and, behind them, ours; immutable. */
public final class SynonymDictionary implements Synonyms {

    /** The most words of a phrase. */
    static final int MAX_WORDS = 8;

    private static final Comparator<Found> ORDER = Comparator.comparing((Found found) -> !found.theirs())
            .thenComparing(found -> -found.synonym().word().length());

    /** By language, and by the keys of the words of a phrase. */
    private final Map<String, Map<String, Senses>> languages = new HashMap<>();

    /**
     * Makes a dictionary.
     *
     * @param theirs an administrator's entries, which come first, and switch ours off
     * @param ours the entries that ship with the application
     */
    public SynonymDictionary(Collection<SynonymEntry> theirs, Collection<SynonymEntry> ours) {
        theirs.forEach(entry -> senses(entry).addTheirs(entry));
        ours.forEach(entry -> senses(entry).addOurs(entry));
        languages.values().forEach(phrases -> phrases.values().removeIf(Senses::isEmpty));
    }

    private Senses senses(SynonymEntry entry) {
        String language = entry.language().tag();
        List<PhraseWord> words = PhraseWord.in(entry.word(), PhraseSpelling.of(language));
        return languages
                .computeIfAbsent(language, key -> new HashMap<>())
                .computeIfAbsent(
                        words.stream().map(PhraseWord::key).collect(Collectors.joining(" ")), key -> new Senses());
    }

    @Override
    public List<Synonym> in(String words, Language language) {
        String tag = language.primary().tag();
        Map<String, Senses> phrases = languages.getOrDefault(tag, Map.of());
        if (phrases.isEmpty()) {
            return List.of();
        }
        List<PhraseWord> all = PhraseWord.in(words, PhraseSpelling.of(tag));
        List<Found> found = new ArrayList<>();
        int covered = 0;
        for (int from = 0; from < all.size(); from++) {
            covered = longestFrom(from, covered, all, phrases, words, found);
        }
        return found.stream().sorted(ORDER).map(Found::synonym).distinct().toList();
    }

    /** A phrase within a longer one is left out: a cold sore is no cold. */
    private static int longestFrom(
            int from, int covered, List<PhraseWord> all, Map<String, Senses> phrases, String words, List<Found> found) {
        StringBuilder keys = new StringBuilder();
        int[] ends = new int[Math.min(MAX_WORDS, all.size() - from)];
        for (int i = 0; i < ends.length; i++) {
            keys.append(i == 0 ? "" : " ").append(all.get(from + i).key());
            ends[i] = keys.length();
        }
        for (int to = from + ends.length; to > Math.max(from, covered); to--) {
            Senses senses = phrases.get(keys.substring(0, ends[to - from - 1]));
            if (senses != null) {
                senses.addTo(
                        found,
                        words.substring(all.get(from).start(), all.get(to - 1).end()));
                return to;
            }
        }
        return covered;
    }

    private record Found(Synonym synonym, boolean theirs) {}

    /** What a phrase means. */
    private static final class Senses {

        private final Set<String> theirs = new LinkedHashSet<>();
        private final Set<String> ours = new LinkedHashSet<>();
        private boolean off;

        void addTheirs(SynonymEntry entry) {
            if (entry.isOff()) {
                off = true;
            } else {
                theirs.add(entry.means());
            }
        }

        void addOurs(SynonymEntry entry) {
            if (!off) {
                ours.add(entry.means());
            }
        }

        boolean isEmpty() {
            return theirs.isEmpty() && ours.isEmpty();
        }

        void addTo(List<Found> found, String word) {
            theirs.forEach(means -> found.add(new Found(new Synonym(word, means), true)));
            ours.forEach(means -> found.add(new Found(new Synonym(word, means), false)));
        }
    }
}
