// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a code system before a code, as in {@code ICD-10 E11}, {@code icd11:1A00}, {@code
 * urn:oid:2.16.840.1.113883.6.3#E11} or {@code http://hl7.org/fhir/sid/icd-10|E11}.
 *
 * @param systems the code systems that it may mean
 * @param rest the text behind it, which is not empty
 */
record CodeSystemPrefix(Set<CodeSystem> systems, String rest) {

    // The same abbreviation in English, Spanish, French and Portuguese, and the names of national extensions behind it.
    private static final Pattern NAMED = Pattern.compile(
            "(?:ICD|CIE|CIM|CID)[- ]?(?<revision>10|11)(?:[- ]?(?:CM|WHO|GM|AM|CA|MMS))?"
                    + "(?:[- ](?:19|20)[0-9]{2})?(?:[ :#|,]+|[ :]*- ?)(?<rest>.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINEARIZATION =
            Pattern.compile("(?<name>MMS|ICF|CIF)(?:[ ]*[:#|] ?| )(?<rest>.+)", Pattern.CASE_INSENSITIVE);
    // The object identifiers are those of HL7's registry, https://terminology.hl7.org.
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile(
            "(?:URN:)?(?:OID:)?2\\.16\\.840\\.1\\.113883\\.6\\.(?<arc>3|90|254|347)(?:\\.\\d+)?[ :#|.^/]+(?<rest>\\S.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CANONICAL = Pattern.compile(
            "https?://(?:hl7\\.org/fhir/sid/(?<sid>icd-10|icd-11|icf)(?:-[a-z-]+)?"
                    + "|id\\.who\\.int/icd/release/11/(?:[0-9-]+/)?(?<lin>mms|icf))[|#](?<rest>.+)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<CodeSystem> REVISION_11 = EnumSet.of(CodeSystem.MMS, CodeSystem.ICF);
    private static final Set<CodeSystem> REVISION_10 = EnumSet.of(CodeSystem.ICD10);
    private static final Set<CodeSystem> FUNCTIONING = EnumSet.of(CodeSystem.ICF);

    /**
     * Finds the prefix of a text.
     *
     * @param text a text by {@link CodeText#normalize}
     */
    static Optional<CodeSystemPrefix> of(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return found(named.group("revision").equals("10") ? REVISION_10 : REVISION_11, named);
        }
        Matcher linearization = LINEARIZATION.matcher(text);
        if (linearization.matches()) {
            return found(linearization(linearization.group("name")), linearization);
        }
        Matcher identifier = OBJECT_IDENTIFIER.matcher(text);
        if (identifier.matches()) {
            return found(
                    switch (identifier.group("arc")) {
                        case "254" -> FUNCTIONING;
                        case "347" -> REVISION_11;
                        default -> REVISION_10;
                    },
                    identifier);
        }
        Matcher canonical = CANONICAL.matcher(text);
        return canonical.matches() ? found(canonical(canonical), canonical) : Optional.empty();
    }

    private static Set<CodeSystem> linearization(String name) {
        return name.equalsIgnoreCase("MMS") ? EnumSet.of(CodeSystem.MMS) : FUNCTIONING;
    }

    private static Set<CodeSystem> canonical(Matcher address) {
        if (address.group("lin") != null) {
            return linearization(address.group("lin"));
        }
        return switch (address.group("sid").toLowerCase(Locale.ROOT)) {
            case "icd-10" -> REVISION_10;
            case "icf" -> FUNCTIONING;
            default -> REVISION_11;
        };
    }

    private static Optional<CodeSystemPrefix> found(Set<CodeSystem> systems, Matcher match) {
        return Optional.of(new CodeSystemPrefix(systems, match.group("rest").strip()));
    }
}
