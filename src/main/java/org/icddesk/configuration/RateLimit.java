// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on what one client may ask, written {@code 20/s burst 200}.
 *
 * @param perSecond requests in a second, in the long run
 * @param burst requests at once
 */
public record RateLimit(int perSecond, int burst) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})/s burst ([1-9][0-9]{0,4})");

    /** Reads a limit; an {@link IllegalArgumentException} says what is wrong with it. */
    static RateLimit parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("does not have the form 20/s burst 200");
        }
        return new RateLimit(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return perSecond + "/s burst " + burst;
    }
}
