// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which dates, ages and intervals contradict each other for certain, whatever the days that a month or a year stands for. */
final class TimeRules {

    private static final int OLDEST = 130;
    private static final double DAYS_OF_YEAR = 366;

    private final DeathCertificate certificate;
    private final List<CertificateFault> faults = new ArrayList<>();

    private TimeRules(DeathCertificate certificate) {
        this.certificate = certificate;
    }

    static List<CertificateFault> faults(DeathCertificate certificate, LocalDate today) {
        TimeRules rules = new TimeRules(certificate);
        rules.checkOrder();
        rules.checkAge(today);
        rules.checkIntervals();
        return rules.faults;
    }

    private Optional<CertificateDate> date(CertificateField field) {
        return CertificateDate.parse(certificate.value(field));
    }

    private void checkOrder() {
        order(CertificateField.DATE_BIRTH, CertificateField.DATE_DEATH, CertificateField.DATE_DEATH, "before-birth");
        for (CertificateField event : List.of(CertificateField.SURGERY_DATE, CertificateField.EXTERNAL_DATE)) {
            order(event, CertificateField.DATE_DEATH, event, "after-death");
            order(CertificateField.DATE_BIRTH, event, event, "before-birth");
        }
    }

    private void order(CertificateField earlier, CertificateField later, CertificateField blamed, String key) {
        Optional<CertificateDate> first = date(earlier);
        Optional<CertificateDate> second = date(later);
        if (first.isPresent() && second.isPresent() && first.get().isAfter(second.get())) {
            faults.add(CertificateFault.at(blamed, key));
        }
    }

    private void checkAge(LocalDate today) {
        Optional<IsoDuration> lived = lived();
        Optional<IsoDuration> age = IsoDuration.parse(certificate.value(CertificateField.ESTIMATED_AGE));
        LocalDate oldest = today.minusYears(OLDEST);
        boolean longAgo = date(CertificateField.DATE_BIRTH)
                .filter(birth -> birth.last().isBefore(oldest))
                .isPresent();
        if (lived.filter(TimeRules::isTooOld).isPresent()
                || longAgo && date(CertificateField.DATE_DEATH).isEmpty()) {
            faults.add(CertificateFault.at(CertificateField.DATE_BIRTH, "old", OLDEST));
        }
        if (age.filter(TimeRules::isTooOld).isPresent()) {
            faults.add(CertificateFault.at(CertificateField.ESTIMATED_AGE, "old", OLDEST));
        }
        boolean apart = lived.isPresent()
                && age.isPresent()
                && (age.get().least() > lived.get().most() + DAYS_OF_YEAR
                        || lived.get().least() > age.get().most() + DAYS_OF_YEAR);
        if (apart) {
            faults.add(CertificateFault.at(CertificateField.ESTIMATED_AGE, "age"));
        }
    }

    private static boolean isTooOld(IsoDuration age) {
        return age.least() > OLDEST * DAYS_OF_YEAR;
    }

    /** {@return the time between birth and death, as far as their dates tell} */
    private Optional<IsoDuration> lived() {
        return date(CertificateField.DATE_BIRTH).flatMap(birth -> date(CertificateField.DATE_DEATH)
                .filter(death -> !birth.isAfter(death))
                .map(death -> new IsoDuration(
                        Math.max(0, ChronoUnit.DAYS.between(birth.last(), death.first())),
                        ChronoUnit.DAYS.between(birth.first(), death.last()) + 1)));
    }

    /** What is due to something cannot have begun before it, and nothing can have begun long before birth. */
    private void checkIntervals() {
        Optional<IsoDuration> life = Stream.of(
                        lived(), IsoDuration.parse(certificate.value(CertificateField.ESTIMATED_AGE)))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<IsoDuration> above = Optional.empty();
        String lineAbove = "";
        for (int number = 0; number <= DeathCertificate.LINES; number++) {
            String line = CertificateFault.LINES.get(number);
            List<String> written = certificate.line(number).stream()
                    .map(Condition::interval)
                    .filter(interval -> !IsoDuration.isUnknown(interval))
                    .toList();
            List<IsoDuration> intervals = written.stream()
                    .map(IsoDuration::parse)
                    .flatMap(Optional::stream)
                    .toList();
            double least =
                    intervals.stream().mapToDouble(IsoDuration::least).min().orElse(0);
            if (intervals.size() < written.size()) {
                faults.add(CertificateFault.at(line + "-interval", "duration"));
            } else if (life.isPresent() && least > life.get().most() + DAYS_OF_YEAR) {
                faults.add(CertificateFault.at(line + "-interval", "before-life"));
            } else if (number < DeathCertificate.LINES && !intervals.isEmpty()) {
                IsoDuration longest = new IsoDuration(
                        least,
                        intervals.stream().mapToDouble(IsoDuration::most).max().orElse(0));
                if (above.isPresent() && above.get().least() > longest.most()) {
                    faults.add(CertificateFault.at(line + "-interval", "shorter", line, lineAbove));
                }
                above = Optional.of(longest);
                lineAbove = line;
            }
        }
    }
}
