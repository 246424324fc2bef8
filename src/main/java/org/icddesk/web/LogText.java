// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/** Text from outside, made fit for one line of a log. */
final class LogText {

    private LogText() {}

    /** {@return the text cut at a length, with every character that could end or restyle a line replaced} */
    static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(longest).map(c -> isHarmless(c) ? c : '\uFFFD').forEach(clean::appendCodePoint);
        return clean.length() < text.length() ? clean.append('…').toString() : clean.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
