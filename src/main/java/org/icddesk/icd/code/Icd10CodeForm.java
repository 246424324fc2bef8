// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.icd.Icd10Code;

/** The spellings of one code of ICD-10, those of national extensions included. */
final class Icd10CodeForm {

    /** A code inside a longer text, in capitals. */
    static final String CODE = "[A-Z][0-9][0-9AB](?:[.,][0-9A-Z]{1,4}|[0-9]{1,2}X?)?";

    /** Signs that may stand behind a code and say nothing of its spelling: daggers, asterisks, dashes, full stops. */
    static final String MARKS = "[-.,†‡*+!#°^ ]*";

    // A detail without its dot starts with a digit or a filler, so that words with digits in them stay words.
    private static final Pattern SPELLING = Pattern.compile("(?<category>[A-Z][0-9][0-9AB])"
            + "(?:[., ]?(?<detail>[0-9]{1,2})|[.,](?<dotted>[0-9A-Z]{1,4})|(?<undotted>[0-9X]{1,3}[0-9A-Z]?))?");
    private static final Pattern FILLED = Pattern.compile("(?<digits>[0-9]{0,2})X+");
    private static final Pattern CHAPTER = Pattern.compile("[IVX]{1,5}");
    private static final int MAX_DIGITS = 2;

    private Icd10CodeForm() {}

    /**
     * Reads one code.
     *
     * @param text a text by {@link CodeText#normalize}, in capitals
     * @return the code, which may be of a national extension; empty if it has not the form of one
     */
    static Optional<CodeCandidate> read(String text) {
        String bare = text.replaceFirst("^[*†‡+]+ ?", "").replaceFirst(MARKS + "$", "");
        if (CHAPTER.matcher(bare).matches()) {
            return Icd10Code.parse(bare).map(code -> candidate(code.code(), List.of(code.code())));
        }
        Matcher spelling = SPELLING.matcher(bare);
        if (!spelling.matches()) {
            return Optional.empty();
        }
        return Optional.of(candidate(spelling.group("category"), detail(spelling)));
    }

    private static String detail(Matcher spelling) {
        for (String form : List.of("detail", "dotted", "undotted")) {
            String detail = spelling.group(form);
            if (detail != null) {
                Matcher filled = FILLED.matcher(detail);
                return filled.matches() ? filled.group("digits") : detail;
            }
        }
        return "";
    }

    private static CodeCandidate candidate(String category, String detail) {
        List<String> lookups = new ArrayList<>();
        int digits = 0;
        while (digits < Math.min(MAX_DIGITS, detail.length()) && Character.isDigit(detail.charAt(digits))) {
            digits++;
        }
        for (int length = digits; length > 0; length--) {
            lookups.add(category + "." + detail.substring(0, length));
        }
        lookups.add(category);
        lookups.removeIf(code -> Icd10Code.parse(code).isEmpty());
        return candidate(detail.isEmpty() ? category : category + "." + detail, lookups);
    }

    private static CodeCandidate candidate(String code, List<String> lookups) {
        return new CodeCandidate(CodeSystem.ICD10, code, lookups);
    }
}
