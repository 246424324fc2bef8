// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.OptionalInt;

/** Where a chapter stands among those of a linearization: the two with a letter behind all with a number. */
public final class ChapterPlace {

    private ChapterPlace() {}

    /**
     * {@return the place of a chapter's code, counted from 0; empty if there are not so many, or no chapter has such a code}
     *
     * @param chapters how many chapters there are
     */
    public static OptionalInt of(String code, int chapters) {
        int place =
                switch (code) {
                    case "V" -> chapters - 2;
                    case "X" -> chapters - 1;
                    default -> code.matches("[0-9]{1,3}") ? Integer.parseInt(code) - 1 : -1;
                };
        return place >= 0 && place < chapters ? OptionalInt.of(place) : OptionalInt.empty();
    }
}
