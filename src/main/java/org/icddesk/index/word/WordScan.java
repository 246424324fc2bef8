// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.ArrayList;
import java.util.List;

/** One passage through a text, word by word. */
final class WordScan {

    private static final int MAX_JOINED = 5;
    private static final int MAX_ELIDED = 2;

    private final String text;
    private final LetterFolding folding;
    private final boolean elides;
    private final List<Word> words = new ArrayList<>();
    private int at;

    WordScan(String text, LetterFolding folding, boolean elides) {
        this.text = text;
        this.folding = folding;
        this.elides = elides;
    }

    List<Word> words() {
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Characters.isUnspaced(point)) {
                pairs();
            } else if (Characters.beginsWord(point)) {
                group();
            } else {
                at += Character.charCount(point);
            }
        }
        return words;
    }

    private boolean wordBeginsAt(int index) {
        return index < text.length()
                && Characters.beginsWord(text.codePointAt(index))
                && !Characters.isUnspaced(text.codePointAt(index));
    }

    /** Reads words that hyphens or apostrophes join, or that a letter beside a figure divides. */
    private void group() {
        int first = words.size();
        int start = at;
        boolean whole = true;
        part();
        while (at < text.length()) {
            char joint = text.charAt(at);
            if (wordBeginsAt(at)) {
                part();
            } else if (Characters.isApostrophe(joint) && wordBeginsAt(at + 1)) {
                if (!possessive()) {
                    whole = false;
                    elide(first);
                    at++;
                    part();
                }
            } else if (Characters.isHyphen(joint) && wordBeginsAt(at + 1)) {
                at++;
                part();
            } else {
                break;
            }
        }
        int parts = words.size() - first;
        if (whole && parts > 1 && parts <= MAX_JOINED) {
            StringBuilder joined = new StringBuilder();
            words.subList(first, words.size()).forEach(word -> joined.append(word.key()));
            words.add(new Word(
                    joined.toString(), start, words.get(words.size() - 1).end(), parts));
        }
    }

    /** Takes a possessive ending to the word before it, whose letters it does not change. */
    private boolean possessive() {
        boolean ends = !words.isEmpty()
                && words.get(words.size() - 1).end() == at
                && Character.toLowerCase(text.charAt(at + 1)) == 's'
                && (at + 2 >= text.length() || !Characters.isOfWord(text.codePointAt(at + 2)));
        if (ends) {
            at += 2;
            Word owner = words.remove(words.size() - 1);
            words.add(new Word(owner.key(), owner.start(), at, 0));
        }
        return ends;
    }

    /** Leaves out what an apostrophe shortens, such as the l of "l'appareil". */
    private void elide(int first) {
        int last = words.size() - 1;
        if (elides && last >= first && words.get(last).end() - words.get(last).start() <= MAX_ELIDED) {
            words.remove(last);
        }
    }

    private void part() {
        int start = at;
        boolean figures = Character.isDigit(text.codePointAt(at));
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!Characters.isOfWord(point)
                    || Characters.isUnspaced(point)
                    || Characters.beginsWord(point) && Character.isDigit(point) != figures) {
                break;
            }
            at += Character.charCount(point);
        }
        add(start, at, 0);
    }

    private void pairs() {
        int before = -1;
        int last = at;
        while (at < text.length() && Characters.isUnspaced(text.codePointAt(at))) {
            int end = at + Character.charCount(text.codePointAt(at));
            if (before >= 0) {
                add(before, end, 0);
            }
            before = at;
            last = at;
            at = end;
        }
        boolean hasPairs = !words.isEmpty() && words.get(words.size() - 1).end() == at;
        add(last, at, hasPairs ? 1 : 0);
    }

    private void add(int start, int end, int covered) {
        String key = folding.fold(text.substring(start, end));
        if (isWord(key)) {
            words.add(new Word(key, start, end, covered));
        }
    }

    /** Signs that are letters to Unicode alone, such as the one that makes Arabic words longer, leave nothing. */
    private static boolean isWord(String key) {
        return !key.isEmpty()
                && (Characters.beginsWord(key.codePointAt(0))
                        || key.codePoints().anyMatch(Characters::beginsWord));
    }
}
