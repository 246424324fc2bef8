// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.IsoDuration;
import org.icddesk.web.Texts;

/**
 * A field of the certificate as the form shows it.
 *
 * @param id its name in the form
 * @param label its name for readers
 * @param kind the way it is asked for: {@code line}, {@code text}, {@code date}, {@code number}, {@code duration}, {@code
 *     radio} or {@code select}
 * @param value its value; of a duration the number
 * @param choices what can be chosen; of a duration the units
 * @param hint words on how to fill it in; null if there are none
 * @param faults what is wrong with it, in words
 */
public record FieldView(
        String id, String label, String kind, String value, List<Choice> choices, String hint, List<String> faults) {

    private static final List<String> UNITS = List.of("TM", "TH", "D", "W", "M", "Y", "TS");

    /**
     * A choice.
     *
     * @param id its name in the page
     */
    public record Choice(String id, String value, String label, boolean chosen) {}

    static FieldView of(CertificateField field, String written, List<String> faults, Texts texts) {
        String id = field.id();
        String label = texts.get("doris.field." + id);
        String hint = texts.has("doris.hint." + id) ? texts.get("doris.hint." + id) : null;
        return switch (field.kind()) {
            case DATE -> new FieldView(id, label, "date", written, List.of(), hint, faults);
            case TEXT -> new FieldView(id, label, isShort(field) ? "line" : "text", written, List.of(), hint, faults);
            case COUNT -> new FieldView(id, label, "number", written, List.of(), hint, faults);
            case DURATION -> {
                IsoDuration.Parts parts = IsoDuration.Parts.of(written);
                yield new FieldView(
                        id, label, "duration", parts.number(), units(id, parts.unit(), "Y", texts), hint, faults);
            }
            case YES_NO, CHOICE ->
                new FieldView(
                        id,
                        label,
                        field.choices().size() > 9 ? "select" : "radio",
                        written,
                        choices(field, written, texts),
                        hint,
                        faults);
        };
    }

    private static boolean isShort(CertificateField field) {
        return field == CertificateField.CERTIFICATE_KEY || field == CertificateField.ISSUER;
    }

    private static List<Choice> choices(CertificateField field, String written, Texts texts) {
        String prefix = field.kind() == CertificateField.Kind.YES_NO ? "doris.yes-no." : "doris." + field.id() + ".";
        List<Choice> choices = new ArrayList<>();
        boolean known = written.isEmpty();
        for (Integer choice : field.choices()) {
            String value = choice.toString();
            known |= value.equals(written);
            choices.add(new Choice(
                    "f-" + field.id() + "-" + value, value, texts.get(prefix + value), value.equals(written)));
        }
        if (!known) {
            // What a file had and nobody may have: seen and corrected, or it would vanish.
            choices.add(new Choice("f-" + field.id() + "-x", written, written, true));
        }
        return choices;
    }

    /** {@return the units of a duration; the one that is chosen if none was} */
    static List<Choice> units(String id, String unit, String usual, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        for (String one : UNITS) {
            boolean chosen = one.equals(unit) || unit.isEmpty() && one.equals(usual);
            choices.add(new Choice("f-" + id + "-unit-" + one, one, texts.get("doris.unit." + one), chosen));
        }
        if (unit.equals(IsoDuration.Parts.ISO)) {
            choices.add(new Choice("f-" + id + "-unit-iso", unit, texts.get("doris.unit.iso"), true));
        }
        return choices;
    }

    /** {@return whether something is wrong with it} */
    public boolean isWrong() {
        return !faults.isEmpty();
    }
}
