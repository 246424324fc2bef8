// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;

/** The numbers of types, grades and stages, 1 to 20, in Roman and in Arabic numerals, in lower case. */
public final class RomanNumerals {

    private static final List<String> ROMAN = List.of(
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
            "xvii", "xviii", "xix", "xx");

    private RomanNumerals() {}

    /** {@return a numeral in the other notation; any other word as it is} */
    public static String swapped(String word) {
        int roman = ROMAN.indexOf(word);
        if (roman >= 0) {
            return String.valueOf(roman + 1);
        }
        int number = word.matches("[1-9][0-9]?") ? Integer.parseInt(word) : 0;
        return number >= 1 && number <= ROMAN.size() ? ROMAN.get(number - 1) : word;
    }

    /** {@return a Roman numeral in Arabic figures; any other word as it is} */
    public static String figures(String word) {
        int roman = ROMAN.indexOf(word);
        return roman < 0 ? word : String.valueOf(roman + 1);
    }
}
