// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a day in which something may happen, written {@code 20-6}; over midnight if the first is the later one.
 *
 * @param from the hour at which they begin, 0 to 23
 * @param to the hour before which they end, 0 to 24
 */
public record HoursOfDay(int from, int to) {

    /** The whole day. */
    public static final HoursOfDay ALL = new HoursOfDay(0, 24);

    private static final Pattern FORM = Pattern.compile("(0?[0-9]|1[0-9]|2[0-3])-(0?[0-9]|1[0-9]|2[0-4])");

    /** Reads hours; an {@link IllegalArgumentException} says what is wrong with them. */
    static HoursOfDay parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("does not have the form 20-6, from one hour of the day to another");
        }
        HoursOfDay hours = new HoursOfDay(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (hours.from == hours.to) {
            throw new IllegalArgumentException("has no hour in it; the whole day is 0-24");
        }
        return hours;
    }

    /** {@return whether a time of day is among them} */
    public boolean contain(LocalTime time) {
        int hour = time.getHour();
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
