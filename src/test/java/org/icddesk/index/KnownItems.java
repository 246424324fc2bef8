// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Titles drawn at random, always the same ones, and what people make of them when they search. */
public final class KnownItems {

    private static final int CUT = 5;

    private final Random random;
    private final List<IndexedEntity> drawn;

    /**
     * Draws entities.
     *
     * @param seed what decides which, and which letters are mistyped
     */
    public KnownItems(List<IndexedEntity> entities, int count, long seed) {
        random = new Random(seed);
        List<IndexedEntity> shuffled = new ArrayList<>(entities);
        Collections.shuffle(shuffled, random);
        drawn = List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    /** {@return the entities drawn} */
    public List<IndexedEntity> drawn() {
        return drawn;
    }

    /** {@return the words of a title, the last first} */
    public static String reversed(String title) {
        List<String> words = new ArrayList<>(List.of(title.split(" ")));
        Collections.reverse(words);
        return String.join(" ", words);
    }

    /** {@return the words of a title, cut to their first five letters} */
    public static String cut(String title) {
        return Stream.of(title.split(" "))
                .map(word -> word.substring(0, Math.min(CUT, word.length())))
                .collect(Collectors.joining(" "));
    }

    /** {@return a title whose words one letter is left out of, added to, changed or swapped with the next in} */
    public String mistyped(String title) {
        String[] words = title.split(" ");
        List<Integer> longEnough = new ArrayList<>();
        for (int at = 0; at < words.length; at++) {
            if (words[at].matches("[A-Za-z]{5,}")) {
                longEnough.add(at);
            }
        }
        if (!longEnough.isEmpty()) {
            int chosen = longEnough.get(random.nextInt(longEnough.size()));
            words[chosen] = withAnError(words[chosen]);
        }
        return String.join(" ", words);
    }

    private String withAnError(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        char other = (char) ('a' + random.nextInt(26));
        String before = word.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> before + word.substring(at + 1);
            case 1 -> before + other + word.substring(at);
            case 2 -> before + other + word.substring(at + 1);
            default -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    /** {@return the first letters of a title, as far as somebody has typed} */
    public String begun(String title) {
        return title.substring(0, 1 + random.nextInt(title.length()));
    }
}
