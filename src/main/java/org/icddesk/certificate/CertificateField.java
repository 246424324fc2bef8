// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A field of WHO's medical certificate of cause of death that has one value, with its places in WHO's files: <a
 * href="https://icd.who.int/docs/doris/en/json-format">JSON</a> and <a
 * href="https://icd.who.int/docs/doris/en/csv-excel-format">tables</a>.
 */
public enum CertificateField {
    CERTIFICATE_KEY("", "CertificateKey", Kind.TEXT),
    ISSUER("", "Issuer", Kind.TEXT),
    ICD_VERSION("", "ICDVersion", Kind.TEXT),
    ICD_MINOR_VERSION("", "ICDMinorVersion", Kind.TEXT),
    SEX("AdministrativeData", "Sex", "Sex", List.of(1, 2, 9)),
    DATE_BIRTH("AdministrativeData", "DateBirth", "DateBirth", Kind.DATE),
    DATE_DEATH("AdministrativeData", "DateDeath", "DateDeath", Kind.DATE),
    ESTIMATED_AGE("AdministrativeData", "EstimatedAge", "EstimatedAge", Kind.DURATION),
    SURGERY_WAS_PERFORMED("Surgery", "WasPerformed", Kind.YES_NO),
    SURGERY_DATE("Surgery", "Date", Kind.DATE),
    SURGERY_REASON("Surgery", "Reason", Kind.TEXT),
    AUTOPSY_WAS_REQUESTED("Autopsy", "WasRequested", Kind.YES_NO),
    AUTOPSY_FINDINGS("Autopsy", "Findings", Kind.YES_NO),
    MANNER_OF_DEATH("MannerOfDeath", "MannerOfDeath", "MannerOfDeath", List.of(0, 1, 2, 3, 4, 5, 6, 7, 9)),
    EXTERNAL_DATE("MannerOfDeath", "DateOfExternalCauseOrPoisoning", Kind.DATE),
    EXTERNAL_DESCRIPTION("MannerOfDeath", "DescriptionExternalCause", Kind.TEXT),
    EXTERNAL_PLACE(
            "MannerOfDeath",
            "PlaceOfOccuranceExternalCause",
            "MannerOfDeathPlaceOfOccuranceExternalCause",
            IntStream.range(0, 10).boxed().toList()),
    MULTIPLE_PREGNANCY("FetalOrInfantDeath", "MultiplePregnancy", Kind.YES_NO),
    STILLBORN("FetalOrInfantDeath", "Stillborn", Kind.YES_NO),
    /** Hours survived. */
    DEATH_WITHIN_24H("FetalOrInfantDeath", "DeathWithin24h", 0, 24),
    /** Grams. */
    BIRTH_WEIGHT("FetalOrInfantDeath", "BirthWeight", 1, 9_999),
    /** Completed weeks. */
    PREGNANCY_WEEKS("FetalOrInfantDeath", "PregnancyWeeks", 0, 50),
    /** Years. */
    AGE_MOTHER("FetalOrInfantDeath", "AgeMother", 8, 80),
    PERINATAL_DESCRIPTION("FetalOrInfantDeath", "PerinatalDescription", Kind.TEXT),
    WAS_PREGNANT("MaternalDeath", "WasPregnant", Kind.YES_NO),
    TIME_FROM_PREGNANCY("MaternalDeath", "TimeFromPregnancy", "MaternalDeathTimeFromPregnancy", List.of(0, 1, 2, 3, 9)),
    PREGNANCY_CONTRIBUTE("MaternalDeath", "PregnancyContribute", Kind.YES_NO);

    private final String group;
    private final String member;
    private final String column;
    private final Kind kind;
    private final List<Integer> choices;
    private final int least;
    private final int most;

    /** What the value of a field is. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** A day, month, year or time of the W3C's note on dates. */
        DATE,
        /** A duration of ISO 8601. */
        DURATION,
        /** 0 no, 1 yes, 9 unknown. */
        YES_NO,
        /** One of WHO's numbers. */
        CHOICE,
        /** A whole number of something. */
        COUNT
    }

    CertificateField(String group, String member, Kind kind) {
        this(group, member, group + member, kind);
    }

    CertificateField(String group, String member, String column, Kind kind) {
        this(group, member, column, kind, kind == Kind.YES_NO ? List.of(0, 1, 9) : List.of(), 0, 0);
    }

    CertificateField(String group, String member, String column, List<Integer> choices) {
        this(group, member, column, Kind.CHOICE, choices, 0, 0);
    }

    CertificateField(String group, String member, int least, int most) {
        this(group, member, group + member, Kind.COUNT, List.of(), least, most);
    }

    CertificateField(
            String group, String member, String column, Kind kind, List<Integer> choices, int least, int most) {
        this.group = group;
        this.member = member;
        this.column = column;
        this.kind = kind;
        this.choices = choices;
        this.least = least;
        this.most = most;
    }

    /** {@return the field of a name in forms} */
    public static Optional<CertificateField> of(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** {@return its name in forms and in keys of texts, such as {@code date-birth}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the structure that it is in, in JSON; empty if it is in none} */
    String group() {
        return group;
    }

    /** {@return its name in JSON} */
    String member() {
        return member;
    }

    /** {@return its column in tables} */
    String column() {
        return column;
    }

    /** {@return what its value is} */
    public Kind kind() {
        return kind;
    }

    /** {@return the numbers that it can have; empty if it has no choice} */
    public List<Integer> choices() {
        return choices;
    }

    /** {@return whether its value is a number} */
    boolean isNumber() {
        return kind == Kind.YES_NO || kind == Kind.CHOICE || kind == Kind.COUNT;
    }

    /** {@return the least that a count can be} */
    public int least() {
        return least;
    }

    /** {@return the most that a count can be} */
    public int most() {
        return most;
    }
}
