// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.index.MatchReason.Field;
import org.icddesk.index.MatchReason.WordMatch;
import org.icddesk.index.match.SearchWord;

/** Tells why an entity was found, text by text; the first text that has a word is told. */
final class ReasonBuilder {

    private final SearchVariant variant;
    private final List<SearchWord> words;
    private final Found[] found;
    private long open;

    private record Found(MarkedText text, MarkedText.Spot spot, Field field) {}

    ReasonBuilder(SearchVariant variant) {
        this.variant = variant;
        this.words = variant.words().words();
        this.found = new Found[words.size()];
        this.open = variant.words().required();
    }

    /**
     * Adds a text.
     *
     * @param wanted the words of the search that count in it
     */
    void add(MarkedText text, Field field, long wanted) {
        for (int word = 0; word < found.length; word++) {
            if (found[word] == null && text.spot(word) != null && (wanted & 1L << word) != 0) {
                found[word] = new Found(text, text.spot(word), field);
                open &= ~(1L << word);
            }
        }
    }

    boolean isComplete() {
        return open == 0;
    }

    MatchReason build(long missing) {
        List<WordMatch> matches = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (int word = 0; word < found.length; word++) {
            if (found[word] == null) {
                if ((missing & 1L << word) != 0) {
                    lacking.add(words.get(word).typed());
                }
            } else if (continuesBefore(word)) {
                matches.add(continued(matches.remove(matches.size() - 1), word));
            } else {
                matches.add(new WordMatch(
                        words.get(word).typed(),
                        found[word].text.text(found[word].spot),
                        found[word].field,
                        MatchReason.Kind.valueOf(found[word].spot.kind().name())));
            }
        }
        return new MatchReason(matches, lacking, variant.synonym());
    }

    /** Parts that overlap or touch in the search and in the text are told as one word, as they were typed. */
    private boolean continuesBefore(int word) {
        if (word == 0 || found[word - 1] == null || found[word - 1].text != found[word].text) {
            return false;
        }
        MarkedText.Spot before = found[word - 1].spot;
        MarkedText.Spot spot = found[word].spot;
        return words.get(word).start() <= words.get(word - 1).end()
                && before.start() < spot.start()
                && spot.start() <= before.end()
                && before.kind() == spot.kind();
    }

    private WordMatch continued(WordMatch match, int word) {
        int typed = words.get(word - 1).end() - words.get(word).start();
        int text = found[word - 1].spot.end() - found[word].spot.start();
        return new WordMatch(
                match.typed() + words.get(word).typed().substring(typed),
                match.found() + found[word].text.text(found[word].spot).substring(text),
                match.field(),
                match.kind());
    }
}
