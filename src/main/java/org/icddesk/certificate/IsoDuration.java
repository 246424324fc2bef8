// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration of ISO 8601 as certificates have it, such as {@code P3M} or {@code PT10H}.
 *
 * @param least the fewest days that it can be
 * @param most the most days that it can be, since months and years are not all the same
 */
public record IsoDuration(double least, double most) {

    private static final Pattern FORM = Pattern.compile("P(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?"
            + "(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?)?");
    private static final Pattern ONE_UNIT = Pattern.compile("P(T?)([0-9]{1,6})([YMWDHS])");
    private static final double[] LEAST = {365, 28, 7, 1, 1 / 24.0, 1 / 1_440.0, 1 / 86_400.0};
    private static final double[] MOST = {366, 31, 7, 1, 1 / 24.0, 1 / 1_440.0, 1 / 86_400.0};

    /** {@return whether a text says that the duration is not known: {@code P}, {@code PT} or nothing} */
    static boolean isUnknown(String text) {
        return text.isEmpty() || text.equals("P") || text.equals("PT");
    }

    /** {@return the duration that a text is; empty if it is none, or says that it is not known} */
    public static Optional<IsoDuration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (isUnknown(text) || !form.matches() || text.endsWith("T")) {
            return Optional.empty();
        }
        double least = 0;
        double most = 0;
        for (int unit = 0; unit < LEAST.length; unit++) {
            double number = form.group(unit + 1) == null ? 0 : Integer.parseInt(form.group(unit + 1));
            least += number * LEAST[unit];
            most += number * MOST[unit];
        }
        return Optional.of(new IsoDuration(least, most));
    }

    /**
     * A number with a unit, as a form has it.
     *
     * @param number what was written; a whole duration where the unit is {@value #ISO}
     * @param unit {@code Y}, {@code M}, {@code W}, {@code D}, {@code TH}, {@code TM}, {@code TS}, or {@value #ISO}
     */
    public record Parts(String number, String unit) {

        /** The unit of what is a duration already. */
        public static final String ISO = "iso";

        /** {@return the parts of a duration} */
        public static Parts of(String duration) {
            Matcher one = ONE_UNIT.matcher(duration);
            String unit = one.matches() ? one.group(1) + one.group(3) : "";
            boolean known = unit.matches("[YMWD]|T[HMS]") && !one.group(2).matches("0[0-9]+");
            if (known) {
                return new Parts(one.group(2), unit);
            }
            return duration.isEmpty() ? new Parts("", "") : new Parts(duration, ISO);
        }

        /** {@return the duration; what was written, if it is no whole number or has no unit} */
        public String duration() {
            if (number.isEmpty()) {
                return "";
            }
            boolean whole = number.matches("[0-9]{1,6}") && unit.matches("[YMWD]|T[HMS]");
            if (!whole) {
                return number.strip();
            }
            return "P" + (unit.startsWith("T") ? "T" + number + unit.substring(1) : number + unit);
        }
    }
}
