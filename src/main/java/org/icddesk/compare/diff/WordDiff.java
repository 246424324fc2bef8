// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.compare.diff.Passage.Mark;

/**
 * The difference of two texts, by a longest common subsequence of their words.
 *
 * <p>Where the changed middles of two texts are so long that this would take more than {@value #MAX_STEPS} steps, they
 * count as replaced whole.
 */
public final class WordDiff {

    /** The most pairs of words that are compared: some milliseconds, and 16 MB while it lasts. */
    static final int MAX_STEPS = 4_000_000;

    /** A word, an ideograph, blanks, or any other character by itself. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

    private final List<String> before;
    private final List<String> after;
    private final PassageList passages = new PassageList();

    private WordDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** {@return the passages of two texts in order, of neighbours with the same mark none; a deletion before an insertion} */
    public static List<Passage> of(String before, String after) {
        return new WordDiff(words(before), words(after)).passages();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private List<Passage> passages() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        keep(0, start);
        middle(start, before.size() - end, after.size() - end);
        keep(before.size() - end, before.size());
        return passages.merged();
    }

    private void keep(int from, int to) {
        passages.add(Mark.KEPT, before.subList(from, to));
    }

    private void middle(int start, int beforeEnd, int afterEnd) {
        long steps = (long) (beforeEnd - start) * (afterEnd - start);
        if (steps == 0 || steps > MAX_STEPS) {
            passages.add(Mark.DELETED, before.subList(start, beforeEnd));
            passages.add(Mark.INSERTED, after.subList(start, afterEnd));
            return;
        }
        int[][] common = common(start, beforeEnd, afterEnd);
        int i = start;
        int j = start;
        while (i < beforeEnd || j < afterEnd) {
            if (i < beforeEnd && j < afterEnd && before.get(i).equals(after.get(j))) {
                keep(i, i + 1);
                i++;
                j++;
            } else if (j == afterEnd
                    || i < beforeEnd && common[i - start + 1][j - start] >= common[i - start][j - start + 1]) {
                passages.add(Mark.DELETED, before.subList(i, ++i));
            } else {
                passages.add(Mark.INSERTED, after.subList(j, ++j));
            }
        }
    }

    /** {@return how many words the rests of the middles have in common, from each pair of places on} */
    private int[][] common(int start, int beforeEnd, int afterEnd) {
        int[][] common = new int[beforeEnd - start + 1][afterEnd - start + 1];
        for (int i = beforeEnd - start - 1; i >= 0; i--) {
            for (int j = afterEnd - start - 1; j >= 0; j--) {
                common[i][j] = before.get(start + i).equals(after.get(start + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
