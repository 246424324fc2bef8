// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.browse.BrowseContext;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.ConditionJson;
import org.icddesk.certificate.IsoDuration;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.web.Address;

/**
 * A line of the certificate as the form shows it.
 *
 * @param place its name in the form: {@code a} to {@code e}, or {@code part2}
 * @param chosen its conditions that are not in the box to write in
 * @param json the same in WHO's JSON
 * @param written the causes in the box, with semicolons between them
 * @param each whether each condition has an interval of its own, and the line none
 * @param number the number of its interval
 * @param unit the unit of it
 * @param faults what is wrong with its causes, in words
 * @param intervalFaults what is wrong with its interval, in words
 * @param open its causes without a code
 */
public record CauseLine(
        String place,
        List<Chosen> chosen,
        String json,
        String written,
        boolean each,
        String number,
        String unit,
        List<String> faults,
        List<String> intervalFaults,
        List<CauseFinder.OpenCause> open) {

    /**
     * A condition.
     *
     * @param key its line and number, for the button that takes it away
     * @param address the page of its entity; null if it is not known
     * @param interval its own interval, where those of its line differ
     * @param field the name of the field of its own interval
     * @param own the number and unit of its own interval, where each has one
     */
    public record Chosen(
            String key,
            String code,
            String text,
            Address address,
            String interval,
            String field,
            IsoDuration.Parts own) {}

    static CauseLine of(
            String place,
            List<Condition> line,
            List<String> faults,
            List<String> intervalFaults,
            List<CauseFinder.OpenCause> open) {
        boolean each = CertificateForm.hasIntervalsOfConditions(place);
        boolean same =
                !each && line.stream().map(Condition::interval).distinct().count() <= 1;
        IsoDuration.Parts interval =
                IsoDuration.Parts.of(same && !line.isEmpty() ? line.get(0).interval() : "");
        int boxed = line.size();
        while (boxed > 0 && isBoxed(line.get(boxed - 1), same)) {
            boxed--;
        }
        List<Condition> kept = line.subList(0, boxed).stream()
                .map(condition -> same || each ? condition.lasting("") : condition)
                .toList();
        List<Chosen> chosen = new ArrayList<>();
        for (Condition condition : line.subList(0, boxed)) {
            String key = place + "." + chosen.size();
            chosen.add(new Chosen(
                    key,
                    condition.code(),
                    condition.text(),
                    address(condition),
                    same || each ? "" : condition.interval(),
                    key + CertificateForm.INTERVAL,
                    IsoDuration.Parts.of(each ? condition.interval() : "")));
        }
        return new CauseLine(
                place,
                chosen,
                ConditionJson.write(kept).toString(),
                line.subList(boxed, line.size()).stream()
                        .map(condition -> condition.code().isEmpty() ? condition.text() : condition.code())
                        .collect(Collectors.joining("; ")),
                each,
                interval.number(),
                interval.unit(),
                faults,
                intervalFaults,
                open.stream().filter(cause -> cause.place().equals(place)).toList());
    }

    /** {@return whether a condition is nothing but what can be written into the box} */
    private static boolean isBoxed(Condition condition, boolean same) {
        boolean words = !condition.isCoded() && !condition.text().matches("(?s).*[;\n].*");
        boolean code = condition.text().isEmpty() && !condition.code().matches("(?s).*[;,\n].*");
        return (same || condition.interval().isEmpty())
                && condition.more().isEmpty()
                && condition.linearizationUri().isEmpty()
                && condition.foundationUri().isEmpty()
                && (words || code);
    }

    private static Address address(Condition condition) {
        Optional<IcdUri> uri = UriExpression.parse(condition.linearizationUri())
                .map(UriExpression::stem)
                .filter(one -> one instanceof LinearizationUri && !one.isRoot());
        return uri.map(BrowseContext::address).orElse(null);
    }

    /** {@return whether something is wrong with it} */
    public boolean isWrong() {
        return !faults.isEmpty() || !open.isEmpty();
    }
}
