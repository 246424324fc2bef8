// SPDX-License-Identifier: Apache-2.0
package org.icddesk.text;

/** Sanitizes foreign text for one line of a log. */
public final class LogText {

    private LogText() {}

    /**
     * Sanitizes a text.
     *
     * @param text what came from outside
     * @param maxLength the number of characters to keep
     * @return the text cut at that length, with every character that could end or restyle a line replaced
     */
    public static String clean(String text, int maxLength) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(maxLength)
                .map(c -> isHarmless(c) ? c : '\uFFFD')
                .forEach(clean::appendCodePoint);
        return clean.length() < text.length() ? clean.append('…').toString() : clean.toString();
    }

    /**
     * Cleans a text of a protocol that is ASCII by its specification.
     *
     * @param text what came from outside
     * @param maxLength the number of characters to keep
     * @return the text cut at that length, with everything but visible ASCII and blanks as question marks
     */
    public static String ascii(String text, int maxLength) {
        String cut = text.length() > maxLength ? text.substring(0, maxLength) : text;
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
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
