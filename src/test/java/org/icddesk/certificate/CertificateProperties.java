// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.icddesk.web.Texts;

class CertificateProperties {

    private static final Arbitrary<String> TEXTS = Arbitraries.strings()
            .withChars("abcé=+-@'\",.؟مرض \n&/")
            .ofMaxLength(12)
            .map(text -> text.strip());

    private static final Arbitrary<String> CODES = Arbitraries.of("1A00", "5A11/BA00.Z", "1A00&XN62R", "GB61.Z");

    private static Arbitrary<String> value(CertificateField field) {
        return switch (field.kind()) {
            case YES_NO, CHOICE -> Arbitraries.of(field.choices()).map(String::valueOf);
            case COUNT ->
                Arbitraries.integers().between(field.least(), field.most()).map(String::valueOf);
            case DATE -> Arbitraries.of("1997", "1997-07", "1997-07-16", "1997-07-16T19:20+01:00");
            case DURATION -> Arbitraries.of("P3M", "PT10H", "P", "P1Y6M");
            case TEXT -> TEXTS;
        };
    }

    private static Arbitrary<List<Condition>> line() {
        Arbitrary<Condition> condition = Combinators.combine(TEXTS, CODES)
                .as((text, code) -> Condition.of(text, code, "http://id.who.int/icd/release/11/2024-01/mms/257068234"));
        return Combinators.combine(condition.list().ofMaxSize(3), value(CertificateField.ESTIMATED_AGE))
                .as((line, interval) ->
                        line.stream().map(one -> one.lasting(interval)).toList());
    }

    @Provide
    Arbitrary<DeathCertificate> certificates() {
        Arbitrary<Map<CertificateField, String>> values = Arbitraries.of(CertificateField.values())
                .set()
                .flatMap(fields -> {
                    List<Arbitrary<String>> each = new ArrayList<>();
                    List<CertificateField> order = List.copyOf(fields);
                    order.forEach(field -> each.add(value(field)));
                    return Combinators.combine(each).as(written -> {
                        Map<CertificateField, String> map = new EnumMap<>(CertificateField.class);
                        order.forEach(field -> map.put(field, written.get(order.indexOf(field))));
                        return map;
                    });
                });
        return Combinators.combine(values, line().list().ofMaxSize(5), line())
                .as((fields, part1, part2) -> new DeathCertificate(fields, part1, part2, JsonValue.EMPTY_JSON_OBJECT));
    }

    @Property(tries = 300)
    void aCertificateThatGoesOutAsJsonComesInAsItWas(@ForAll("certificates") DeathCertificate certificate) {
        assertThat(CertificateFile.read(CertificateFile.json(certificate), "")).containsExactly(certificate);
    }

    @Property(tries = 300)
    void aCertificateThatGoesOutAsCsvComesInAsItWasOrIsKnownToBeCut(
            @ForAll("certificates") DeathCertificate certificate) {
        boolean whole = certificate.lines().stream().allMatch(line -> line.size() <= 1);
        if (whole && certificate.size() > 0) {
            assertThat(CertificateFile.isCutByCsv(certificate)).isFalse();
        }
        if (!CertificateFile.isCutByCsv(certificate)) {
            assertThat(CertificateFile.read(CertificateFile.csv(certificate), ""))
                    .containsExactly(certificate);
        }
    }

    @Property(tries = 300)
    void rulesSayOnlyWhatIsKnownAndNeverFail(@ForAll("certificates") DeathCertificate certificate) {
        CertificateRules.faults(certificate, LocalDate.of(2026, 11, 30))
                .forEach(fault -> assertThat(new Texts("en").has(fault.key()))
                        .as(fault.key())
                        .isTrue());
    }
}
