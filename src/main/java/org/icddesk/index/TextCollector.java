// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.icddesk.icd.Term;
import org.icddesk.index.match.Vocabulary;
import org.icddesk.index.word.Word;
import org.icddesk.index.word.WordReader;
import org.icddesk.index.word.WordRole;
import org.icddesk.index.word.WordRoles;

/** Reads the texts of entities, one entity after the other, into numbers. */
final class TextCollector {

    private static final int MAX_TEXTS_OF_A_KIND = Short.MAX_VALUE;

    private final WordReader reader;
    private final WordRoles roleReader;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Numbers firstOfEntity = new Numbers();
    private final Numbers owners = new Numbers();
    private final Numbers kinds = new Numbers();
    private final Numbers ordinals = new Numbers();
    private final Numbers firstWord = new Numbers();
    private final Numbers words = new Numbers();
    private final Numbers roles = new Numbers();
    private int entities;

    TextCollector(WordReader reader, WordRoles roleReader) {
        this.reader = reader;
        this.roleReader = roleReader;
    }

    /** {@return the words of the entity's title} */
    List<Word> add(IndexedEntity entity) {
        firstOfEntity.add(owners.size());
        Set<String> names = new HashSet<>();
        List<Word> title = add(TextKind.TITLE, 0, entity.title().value(), names);
        addAll(TextKind.INCLUSION, labels(entity.inclusions()), names);
        addAll(TextKind.INDEX_TERM, labels(entity.indexTerms()), names);
        addAll(TextKind.NOTE, entity.notes().stream().map(Object::toString).toList(), names);
        addAll(TextKind.EXCLUSION, labels(entity.exclusions()), new HashSet<>());
        entities++;
        return title;
    }

    private static List<String> labels(List<Term> terms) {
        return terms.stream()
                .map(term -> term.deprecated() ? "" : term.label().value())
                .collect(Collectors.toList());
    }

    private void addAll(TextKind kind, List<String> texts, Set<String> names) {
        for (int at = 0; at < Math.min(texts.size(), MAX_TEXTS_OF_A_KIND); at++) {
            add(kind, at, texts.get(at), names);
        }
    }

    /** A title may be there without words, so that it is the first text of each entity; any other text is left out. */
    private List<Word> add(TextKind kind, int ordinal, String text, Set<String> names) {
        List<Word> found = names.add(text.toLowerCase(Locale.ROOT)) ? reader.words(text) : List.of();
        if (found.isEmpty() && kind != TextKind.TITLE) {
            return found;
        }
        owners.add(entities);
        kinds.add(kind.ordinal());
        ordinals.add(ordinal);
        firstWord.add(words.size());
        WordRole[] each = roleReader.of(text, found);
        for (int at = 0; at < each.length; at++) {
            words.add(numbers.computeIfAbsent(found.get(at).key(), key -> numbers.size()));
            roles.add(each[at].ordinal() | found.get(at).covered() << 2);
        }
        return found;
    }

    /** {@return the vocabulary; from then on words have its numbers} */
    Vocabulary vocabulary() {
        Vocabulary vocabulary = new Vocabulary(numbers.keySet(), reader::stem);
        int[] renumbered = new int[numbers.size()];
        numbers.forEach((key, number) -> renumbered[number] = vocabulary.find(key));
        words.replaceAll(renumbered);
        return vocabulary;
    }

    int[] firstOfEntity() {
        return firstOfEntity.closedBy(owners.size());
    }

    int[] owners() {
        return owners.toArray();
    }

    byte[] kinds() {
        return kinds.toBytes();
    }

    short[] ordinals() {
        int[] all = ordinals.toArray();
        short[] small = new short[all.length];
        for (int at = 0; at < all.length; at++) {
            small[at] = (short) all[at];
        }
        return small;
    }

    int[] firstWord() {
        return firstWord.closedBy(words.size());
    }

    int[] words() {
        return words.toArray();
    }

    byte[] roles() {
        return roles.toBytes();
    }

    /** Numbers that grow in number. */
    private static final class Numbers {

        private int[] all = new int[1024];
        private int size;

        void add(int number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = number;
        }

        int size() {
            return size;
        }

        void replaceAll(int[] others) {
            for (int at = 0; at < size; at++) {
                all[at] = others[all[at]];
            }
        }

        int[] toArray() {
            return Arrays.copyOf(all, size);
        }

        int[] closedBy(int end) {
            int[] closed = Arrays.copyOf(all, size + 1);
            closed[size] = end;
            return closed;
        }

        byte[] toBytes() {
            byte[] small = new byte[size];
            for (int at = 0; at < size; at++) {
                small[at] = (byte) all[at];
            }
            return small;
        }
    }
}
