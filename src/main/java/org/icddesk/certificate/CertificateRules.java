// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a certificate must be before WHO is asked about it. Whether it is good certification, CODEDIT and DORIS say. */
public final class CertificateRules {

    /** The most conditions of a certificate. */
    public static final int MAX_CONDITIONS = 40;

    /** The most letters of a text. */
    public static final int MAX_TEXT = 1_000;

    private static final String ICD11 = "ICD11";

    private final DeathCertificate certificate;
    private final LocalDate today;
    private final List<CertificateFault> faults = new ArrayList<>();

    private CertificateRules(DeathCertificate certificate, LocalDate today) {
        this.certificate = certificate;
        this.today = today;
    }

    /**
     * Checks a certificate.
     *
     * @param today the day after which nothing on it can have happened
     * @return what cannot be true, in the order of the form
     */
    public static List<CertificateFault> faults(DeathCertificate certificate, LocalDate today) {
        CertificateRules rules = new CertificateRules(certificate, today);
        rules.checkValues();
        rules.checkLines();
        rules.faults.addAll(TimeRules.faults(certificate, today));
        rules.checkAnswers();
        return List.copyOf(rules.faults);
    }

    private void add(CertificateField field, String key, Object... values) {
        faults.add(CertificateFault.at(field, key, values));
    }

    private void checkValues() {
        certificate.values().forEach((field, value) -> {
            switch (field.kind()) {
                case DATE -> checkDate(field, value);
                case DURATION -> {
                    if (!IsoDuration.isUnknown(value)
                            && IsoDuration.parse(value).isEmpty()) {
                        add(field, "duration");
                    }
                }
                case YES_NO, CHOICE -> {
                    if (field.choices().stream()
                            .noneMatch(choice -> choice.toString().equals(value))) {
                        add(field, "choice", known(field));
                    }
                }
                case COUNT -> checkCount(field, value);
                case TEXT -> {
                    if (value.length() > MAX_TEXT) {
                        add(field, "long", MAX_TEXT, value.length());
                    }
                }
            }
        });
        String version = certificate.value(CertificateField.ICD_VERSION);
        if (!version.isEmpty() && !version.equalsIgnoreCase(ICD11)) {
            add(CertificateField.ICD_VERSION, "version");
        }
    }

    private static String known(CertificateField field) {
        return String.join(", ", field.choices().stream().map(String::valueOf).toList());
    }

    private void checkDate(CertificateField field, String value) {
        Optional<CertificateDate> date = CertificateDate.parse(value);
        if (date.isEmpty()) {
            add(field, value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*") ? "no-such-day" : "date");
        } else if (date.get().first().isAfter(today)) {
            add(field, "future");
        }
    }

    private void checkCount(CertificateField field, String value) {
        boolean whole = value.matches("[0-9]{1,6}");
        if (!whole || Integer.parseInt(value) < field.least() || Integer.parseInt(value) > field.most()) {
            add(field, "count", field.least(), field.most());
        }
    }

    private void checkLines() {
        int size = certificate.size();
        if (certificate.part1().stream().allMatch(List::isEmpty)) {
            faults.add(CertificateFault.at("a", "no-cause"));
        }
        if (size > MAX_CONDITIONS) {
            faults.add(CertificateFault.at(longest(), "many", MAX_CONDITIONS, size));
        }
        if (certificate.part1().size() > DeathCertificate.LINES) {
            faults.add(CertificateFault.at(
                    "e", "lines", DeathCertificate.LINES, certificate.part1().size()));
        }
        for (int number = 0; number <= DeathCertificate.LINES; number++) {
            String place = CertificateFault.LINES.get(number);
            if (certificate.line(number).stream().anyMatch(CertificateRules::isLong)) {
                faults.add(CertificateFault.at(place, "condition-long", MAX_TEXT));
            }
        }
    }

    private String longest() {
        int longest = 0;
        for (int number = 1; number <= DeathCertificate.LINES; number++) {
            longest =
                    certificate.line(number).size() > certificate.line(longest).size() ? number : longest;
        }
        return CertificateFault.LINES.get(longest);
    }

    private static boolean isLong(Condition condition) {
        return condition.text().length() > MAX_TEXT || condition.code().length() > MAX_TEXT;
    }

    /** Answers that another answer makes impossible. */
    private void checkAnswers() {
        boolean no = is(CertificateField.SURGERY_WAS_PERFORMED, "0");
        for (CertificateField field : List.of(CertificateField.SURGERY_DATE, CertificateField.SURGERY_REASON)) {
            if (no && has(field)) {
                add(field, "no-surgery");
            }
        }
        if (is(CertificateField.AUTOPSY_WAS_REQUESTED, "0") && is(CertificateField.AUTOPSY_FINDINGS, "1")) {
            add(CertificateField.AUTOPSY_FINDINGS, "no-autopsy");
        }
        if (is(CertificateField.SEX, "1") && is(CertificateField.WAS_PREGNANT, "1")) {
            add(CertificateField.WAS_PREGNANT, "male");
        }
        if (is(CertificateField.STILLBORN, "1")
                && has(CertificateField.DEATH_WITHIN_24H)
                && !is(CertificateField.DEATH_WITHIN_24H, "0")) {
            add(CertificateField.DEATH_WITHIN_24H, "stillborn");
        }
    }

    private boolean has(CertificateField field) {
        return !certificate.value(field).isEmpty();
    }

    private boolean is(CertificateField field, String value) {
        return certificate.value(field).equals(value);
    }
}
