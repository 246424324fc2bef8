// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.CertificateFile;
import org.icddesk.certificate.CertificateJson;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.ConditionJson;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.certificate.IsoDuration;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.web.PostedForm;
import org.icddesk.web.Problem;

/** Reads the certificate of a posted form. A field that the form cannot have in this form is a {@link Problem} 400. */
final class CertificateForm {

    /** Behind a line's name: the conditions chosen, in WHO's JSON. */
    static final String CHOSEN = "-chosen";

    /** Behind a line's name: its interval, or the number of it. */
    static final String INTERVAL = "-interval";

    /** Behind a duration's name: its unit. */
    static final String UNIT = "-unit";

    /** What a file had beside WHO's format, in JSON. */
    static final String MORE = "more";

    private static final Pattern PICKED = Pattern.compile("(a|b|c|d|e|part2) (\\{.*)", Pattern.DOTALL);
    private static final Pattern REMOVED = Pattern.compile("(a|b|c|d|e|part2)\\.([0-9]{1,3})");

    private final PostedForm form;

    private CertificateForm(PostedForm form) {
        this.form = form;
    }

    /** {@return the certificate of a form, with what was chosen added and what was taken away left out} */
    static DeathCertificate read(PostedForm form) {
        Optional<String> opened = form.text("open");
        if (opened.isPresent()) {
            return CertificateJson.read(object(opened.get()));
        }
        return new CertificateForm(form).certificate();
    }

    private DeathCertificate certificate() {
        Map<CertificateField, String> values = new EnumMap<>(CertificateField.class);
        for (CertificateField field : CertificateField.values()) {
            boolean duration = field.kind() == CertificateField.Kind.DURATION;
            values.put(field, duration ? duration(field.id()) : text(field.id()));
        }
        List<List<Condition>> lines = new ArrayList<>();
        CertificateFault.LINES.forEach(place -> lines.add(line(place)));
        List<Condition> part2 = lines.remove(DeathCertificate.LINES);
        JsonObject more = form.text(MORE).map(CertificateForm::object).orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new DeathCertificate(values, lines, part2, more);
    }

    private String text(String name) {
        return form.text(name).orElse("").replace("\r\n", "\n");
    }

    private String duration(String name) {
        return new IsoDuration.Parts(text(name), text(name + UNIT)).duration();
    }

    /** {@return whether each condition of a line has an interval of its own, as in part 2; else the line has one} */
    static boolean hasIntervalsOfConditions(String place) {
        return place.equals("part2");
    }

    private List<Condition> line(String place) {
        boolean each = hasIntervalsOfConditions(place);
        String interval = each ? "" : duration(place + INTERVAL);
        List<Condition> conditions = new ArrayList<>(chosen(place));
        for (int at = 0; each && at < conditions.size(); at++) {
            String own = duration(place + "." + at + INTERVAL);
            conditions.set(
                    at, own.isEmpty() ? conditions.get(at) : conditions.get(at).lasting(own));
        }
        removed(place, conditions.size()).ifPresent(at -> conditions.remove(at.intValue()));
        written(text(place)).forEach(conditions::add);
        pick(place, conditions);
        return conditions.stream()
                .map(condition -> condition.interval().isEmpty() ? condition.lasting(interval) : condition)
                .toList();
    }

    private List<Condition> chosen(String place) {
        return form.text(place + CHOSEN)
                .map(text -> CertificateFile.parsed(text)
                        .filter(JsonArray.class::isInstance)
                        .map(array -> ConditionJson.read(array.asJsonArray()))
                        .orElseThrow(() -> new Problem(400, "form")))
                .orElse(List.of());
    }

    private static JsonObject object(String text) {
        return CertificateFile.parsed(text)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElseThrow(() -> new Problem(400, "form"));
    }

    private Optional<Integer> removed(String place, int size) {
        return form.text("remove")
                .map(REMOVED::matcher)
                .filter(removed -> removed.matches() && removed.group(1).equals(place))
                .map(removed -> Integer.parseInt(removed.group(2)))
                .filter(at -> at < size);
    }

    /** Puts what was chosen among candidates in the place of the words that they were found for. */
    private void pick(String place, List<Condition> conditions) {
        Optional<Matcher> picked = form.text("pick")
                .map(PICKED::matcher)
                .filter(choice -> choice.matches() && choice.group(1).equals(place));
        if (picked.isEmpty()) {
            return;
        }
        JsonObject choice = object(picked.get().group(2));
        for (int at = 0; at < conditions.size(); at++) {
            Condition condition = conditions.get(at);
            if (condition.linearizationUri().isEmpty()
                    && CauseFinder.written(condition).equals(choice.getString("For", ""))) {
                conditions.set(
                        at,
                        condition.coded(
                                choice.getString("Text", ""),
                                choice.getString("Code", ""),
                                choice.getString("LinearizationURI", "")));
                return;
            }
        }
    }

    /** {@return the causes that somebody wrote into a line: with semicolons or lines between them, codes with commas too} */
    static List<Condition> written(String text) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : parts(text, "[;\n]")) {
            List<String> codes = parts(part, ",");
            boolean allCodes =
                    codes.stream().allMatch(code -> CodeReading.of(code).isPresent());
            (allCodes ? codes : List.of(part)).forEach(cause -> conditions.add(cause(cause)));
        }
        return conditions;
    }

    private static Condition cause(String text) {
        boolean plain =
                CodeReading.of(text).filter(CodeReading.Code.class::isInstance).isPresent();
        return plain ? Condition.of("", text, "") : Condition.of(text, "", "");
    }

    private static List<String> parts(String text, String between) {
        return Arrays.stream(text.split(between))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
