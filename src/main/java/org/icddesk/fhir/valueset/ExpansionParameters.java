// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.Shown;
import org.icddesk.icd.Language;

/**
 * The parameters of an expansion.
 *
 * @param count the size of the page; 0 for the total only
 * @param paged whether the client asked for a page
 * @param others the languages of designations that are wanted besides
 */
record ExpansionParameters(
        Optional<TextFilter> filter,
        int offset,
        int count,
        boolean paged,
        boolean designations,
        boolean definition,
        Set<String> properties,
        List<Language> others) {

    private static final int DEFAULT_COUNT = 100;
    private static final int MAX_COUNT = 1_000;
    private static final int MAX_LANGUAGES = 5;
    private static final String LANGUAGES = "urn:ietf:bcp:47|";
    private static final Map<String, String> ECHOED = Map.ofEntries(
            Map.entry("filter", "String"),
            Map.entry("displayLanguage", "Code"),
            Map.entry("designation", "String"),
            Map.entry("property", "String"),
            Map.entry("system-version", "Uri"),
            Map.entry("check-system-version", "Uri"),
            Map.entry("force-system-version", "Uri"));
    private static final List<String> FLAGS =
            List.of("includeDesignations", "includeDefinition", "activeOnly", "excludeNested");

    /** {@return the parameters of a request; a {@link FhirProblem} if one is malformed} */
    static ExpansionParameters of(Inputs inputs) {
        FLAGS.forEach(inputs::flag);
        Optional<Integer> count = inputs.number("count");
        return new ExpansionParameters(
                inputs.text("filter").map(TextFilter::of).filter(filter -> !filter.words()
                        .isEmpty()),
                inputs.number("offset").orElse(0),
                Math.min(MAX_COUNT, count.orElse(DEFAULT_COUNT)),
                count.isPresent() || inputs.has("offset"),
                inputs.flag("includeDesignations").orElse(false),
                inputs.flag("includeDefinition").orElse(false),
                Set.copyOf(inputs.texts("property")),
                inputs.texts("designation").stream()
                        .filter(token -> token.startsWith(LANGUAGES))
                        .map(token -> Language.parse(token.substring(LANGUAGES.length()))
                                .orElseThrow(() -> FhirProblem.invalid(
                                        "'" + Shown.of(token) + "' names no language.", "designation")))
                        .distinct()
                        .limit(MAX_LANGUAGES)
                        .toList());
    }

    /** Writes the parameters as they were understood. */
    void echo(JsonArrayBuilder target, Inputs inputs) {
        ECHOED.keySet().stream().sorted().forEach(name -> inputs.texts(name)
                .forEach(text -> target.add(
                        Json.object().add("name", name).add("value" + ECHOED.get(name), Shown.whole(text)))));
        FLAGS.forEach(name -> inputs.flag(name)
                .ifPresent(value -> target.add(Json.object().add("name", name).add("valueBoolean", value))));
        if (inputs.has("offset")) {
            target.add(Json.object().add("name", "offset").add("valueInteger", offset));
        }
        if (inputs.has("count")) {
            target.add(Json.object().add("name", "count").add("valueInteger", count));
        }
    }
}
