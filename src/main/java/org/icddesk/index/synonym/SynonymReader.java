// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.text.LogText;

/**
 * Reads a dictionary in CSV, RFC 4180, in UTF-8 with or without a byte order mark: {@code language,word,means}, with or
 * without a header. Empty lines, and those that begin with {@code #}, are comments. A line that cannot be used is left
 * out and told; every entry is on one line, so that a forgotten quotation mark costs one line and not all that follow.
 */
public final class SynonymReader {

    /** The most lines read. */
    public static final int MAX_LINES = 50_000;

    private static final int COLUMNS = 3;
    private static final int MAX_WORD = 100;
    private static final int MAX_MEANS = 200;
    private static final int MAX_QUOTED = 30;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Map<String, Language> languages = new HashMap<>();
    private final List<SynonymEntry> entries = new ArrayList<>();
    private final List<SynonymReading.Fault> faults = new ArrayList<>();
    private int faultCount;
    private int line;
    private boolean inside;

    private SynonymReader() {}

    /** Reads a file. */
    public static SynonymReading read(byte[] csv) {
        return new SynonymReader().lines(csv);
    }

    private SynonymReading lines(byte[] csv) {
        if (isUtf16(csv)) {
            line = 1;
            fault("the file is in UTF-16; save it in UTF-8");
        } else {
            int start = hasMark(csv) ? 3 : 0;
            while (start < csv.length && line <= MAX_LINES) {
                int end = start;
                while (end < csv.length && csv[end] != '\n' && csv[end] != '\r') {
                    end++;
                }
                line++;
                line(csv, start, end);
                boolean pair = end + 1 < csv.length && csv[end] == '\r' && csv[end + 1] == '\n';
                start = end + (pair ? 2 : 1);
            }
        }
        return new SynonymReading(entries, faults, faultCount);
    }

    private static boolean isUtf16(byte[] csv) {
        return csv.length >= 2 && (csv[0] == -1 && csv[1] == -2 || csv[0] == -2 && csv[1] == -1);
    }

    private static boolean hasMark(byte[] csv) {
        return csv.length >= 3 && csv[0] == (byte) 0xEF && csv[1] == (byte) 0xBB && csv[2] == (byte) 0xBF;
    }

    private void line(byte[] csv, int start, int end) {
        if (line > MAX_LINES) {
            fault("only the first " + String.format(Locale.ROOT, "%,d", MAX_LINES) + " lines are read");
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv, start, end - start))
                    .toString();
            if (!text.startsWith("#") && !text.replace(",", "").isBlank()) {
                fields(CsvLine.fields(text));
            }
        } catch (CharacterCodingException e) {
            fault("is not in UTF-8");
        } catch (IllegalArgumentException e) {
            fault(e.getMessage());
        }
    }

    private void fields(List<String> fields) {
        boolean header = !inside && fields.get(0).strip().equalsIgnoreCase("language");
        inside = true;
        if (header) {
            return;
        }
        if (fields.size() != COLUMNS) {
            throw new IllegalArgumentException("has " + fields.size() + (fields.size() == 1 ? " column" : " columns")
                    + " instead of language,word,means"
                    + (fields.get(0).contains(";") ? "; part them by commas, not by semicolons" : ""));
        }
        entry(
                languages.computeIfAbsent(fields.get(0).strip(), SynonymReader::language),
                PlainText.normalizeQuery(fields.get(1)),
                PlainText.normalizeQuery(fields.get(2)));
    }

    private static Language language(String text) {
        return Language.parse(text.replace('_', '-'))
                .map(Language::primary)
                .filter(language -> LANGUAGES.contains(language.tag()))
                .orElseThrow(() -> new IllegalArgumentException(quoted(text) + " is not a language such as en"));
    }

    private void entry(Language language, String word, String means) {
        PhraseSpelling spelling = PhraseSpelling.of(language.tag());
        List<String> keys = keys(word, spelling);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no word");
        }
        if (word.length() > MAX_WORD || keys.size() > SynonymDictionary.MAX_WORDS) {
            throw new IllegalArgumentException(
                    "the word is longer than " + MAX_WORD + " letters or " + SynonymDictionary.MAX_WORDS + " words");
        }
        if (means.length() > MAX_MEANS) {
            throw new IllegalArgumentException("what it means is longer than " + MAX_MEANS + " letters");
        }
        List<String> meaning = keys(means, spelling);
        if (!means.isEmpty() && meaning.isEmpty()) {
            throw new IllegalArgumentException("what it means has no word");
        }
        if (keys.equals(meaning)) {
            throw new IllegalArgumentException(quoted(word) + " means itself");
        }
        entries.add(new SynonymEntry(language, word, means));
    }

    private static List<String> keys(String text, PhraseSpelling spelling) {
        return PhraseWord.in(text, spelling).stream().map(PhraseWord::key).toList();
    }

    private static String quoted(String text) {
        return '"' + LogText.clean(text, MAX_QUOTED) + '"';
    }

    private void fault(String words) {
        faultCount++;
        if (faults.size() < SynonymReading.MAX_FAULTS) {
            faults.add(new SynonymReading.Fault(line, words));
        }
    }
}
