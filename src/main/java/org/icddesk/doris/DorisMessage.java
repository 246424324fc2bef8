// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.icd.code.CodeReading;

/**
 * A message of WHO's services, and the places of the form that it names.
 *
 * @param words the message in plain text
 * @param places the places, as {@link CertificateFault#place} has them
 */
public record DorisMessage(String words, List<String> places) {

    private static final Pattern LINE = Pattern.compile("(?i)\\b(?:line|field|interval)\\s*([a-e])\\b");
    private static final Pattern PART2 = Pattern.compile("(?i)\\bpart\\s*(?:2|II)\\b");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,}(?:\\.[A-Z0-9]{1,2})?");

    /** Words for fields in WHO's messages, which are in English, and in the names of its format. */
    private static final Map<Pattern, CertificateField> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put(words("sex"), CertificateField.SEX);
        FIELDS.put(words("estimated ?age|age of the deceased|age"), CertificateField.ESTIMATED_AGE);
        FIELDS.put(words("date ?(?:of )?birth"), CertificateField.DATE_BIRTH);
        FIELDS.put(words("date ?(?:of )?death"), CertificateField.DATE_DEATH);
        FIELDS.put(words("surgery"), CertificateField.SURGERY_WAS_PERFORMED);
        FIELDS.put(words("autopsy"), CertificateField.AUTOPSY_WAS_REQUESTED);
        FIELDS.put(words("manner ?of ?death"), CertificateField.MANNER_OF_DEATH);
        FIELDS.put(words("place ?of ?occurr?[ae]nce"), CertificateField.EXTERNAL_PLACE);
        FIELDS.put(words("still ?born"), CertificateField.STILLBORN);
        FIELDS.put(words("birth ?weight"), CertificateField.BIRTH_WEIGHT);
        FIELDS.put(words("weeks of pregnancy|pregnancy ?weeks"), CertificateField.PREGNANCY_WEEKS);
        FIELDS.put(words("age ?(?:of )?(?:the )?mother"), CertificateField.AGE_MOTHER);
        FIELDS.put(words("was ?pregnant|pregnant"), CertificateField.WAS_PREGNANT);
        FIELDS.put(words("time ?from ?pregnancy"), CertificateField.TIME_FROM_PREGNANCY);
    }

    private static Pattern words(String either) {
        return Pattern.compile("(?i)(?<![A-Za-z])(?:" + either + ")(?![A-Za-z])");
    }

    /** {@return the messages of a text, one a line} */
    static List<DorisMessage> of(String text, DeathCertificate certificate) {
        List<DorisMessage> messages = new ArrayList<>();
        for (ReportBlock block : ReportParser.report(text)) {
            List<String> words = block.isTable()
                    ? block.rows().stream().map(row -> String.join(" · ", row)).toList()
                    : List.of(block.words());
            words.forEach(one -> messages.add(new DorisMessage(one, places(one, certificate))));
        }
        return messages;
    }

    private static List<String> places(String words, DeathCertificate certificate) {
        Set<String> places = new LinkedHashSet<>();
        LINE.matcher(words).results().forEach(found -> places.add(found.group(1).toLowerCase(Locale.ROOT)));
        if (PART2.matcher(words).find()) {
            places.add("part2");
        }
        List<String> named =
                CODE.matcher(words).results().map(found -> found.group()).toList();
        for (int number = 0; number <= DeathCertificate.LINES; number++) {
            if (certificate.line(number).stream().anyMatch(condition -> isNamed(condition, named))) {
                places.add(CertificateFault.LINES.get(number));
            }
        }
        FIELDS.forEach((pattern, field) -> {
            if (pattern.matcher(words).find()) {
                places.add(field.id());
            }
        });
        return List.copyOf(places);
    }

    private static boolean isNamed(Condition condition, List<String> named) {
        return !condition.code().isEmpty()
                && CodeReading.of(condition.code()).isPresent()
                && CODE.matcher(condition.code()).results().anyMatch(part -> named.contains(part.group()));
    }
}
