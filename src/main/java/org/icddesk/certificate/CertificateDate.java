// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as certificates have it: <a href="https://www.w3.org/TR/NOTE-datetime">a year, a month, a day, or a time</a>.
 *
 * @param first the first day that it can be
 * @param last the last
 */
record CertificateDate(LocalDate first, LocalDate last) {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
            + "(?:T([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
            + "(?:Z|[+-](?:0[0-9]|1[0-8]):[0-5][0-9]))?)?)?");

    /** {@return the date that a text is; empty if it has another form, or there is no such day} */
    static Optional<CertificateDate> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(form.group(1));
            if (form.group(2) == null) {
                return Optional.of(new CertificateDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(2)));
            if (form.group(3) == null) {
                return Optional.of(new CertificateDate(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(form.group(3)));
            return Optional.of(new CertificateDate(day, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@return whether it is after another for certain} */
    boolean isAfter(CertificateDate other) {
        return first.isAfter(other.last);
    }
}
