// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of a classification, such as {@code 2024-01}, {@code 2018} or ICD-10's {@code 2019}; ordered by age.
 *
 * @param id a year of four digits, with or without a month of two
 */
public record Release(String id) implements Comparable<Release> {

    private static final Pattern FORM = Pattern.compile("(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?");

    /** Holds the name of a release; anything else is an {@link IllegalArgumentException}. */
    public Release {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("not the name of a release");
        }
    }

    /**
     * Reads the name of a release.
     *
     * @param text what stands in an address; may be null
     * @return the release, unless the text has not the form of one
     */
    public static Optional<Release> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new Release(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Release other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
