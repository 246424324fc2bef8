// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The answer to a search for canonical resources: those that the parameters select. */
public final class Searchset {

    private static final Set<String> NOT_IN_SUMMARY = Set.of("description", "copyright", "compose");
    private static final String SUBSETTED = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final String base;
    private final Inputs inputs;

    /**
     * Prepares a search.
     *
     * @param base the address of the service
     * @param inputs {@code url}, {@code version}, {@code name}, {@code title}, {@code status}, {@code _id} and {@code
     *     _summary}; others are ignored
     */
    public Searchset(String base, Inputs inputs) {
        this.base = base;
        this.inputs = inputs;
    }

    /** {@return the bundle of those of the resources that are searched for} */
    public JsonObject of(String type, List<JsonObject> resources) {
        String summary = inputs.text("_summary").orElse("false");
        if (!Set.of("true", "false", "count", "data", "text").contains(summary)) {
            throw FhirProblem.invalid("_summary must be true, false, count, data or text.", "_summary");
        }
        List<JsonObject> found = resources.stream().filter(this::isWanted).toList();
        JsonObjectBuilder bundle =
                Json.resource("Bundle").add("type", "searchset").add("total", found.size());
        bundle.add(
                "link", Json.array().add(Json.object().add("relation", "self").add("url", base + "/" + type)));
        if (!found.isEmpty() && !summary.equals("count")) {
            JsonArrayBuilder entries = Json.array();
            boolean whole = !summary.equals("true");
            found.forEach(resource -> entries.add(Json.object()
                    .add("fullUrl", base + "/" + type + "/" + resource.getString("id"))
                    .add("resource", whole ? resource : summary(resource))
                    .add("search", Json.object().add("mode", "match"))));
            bundle.add("entry", entries);
        }
        return bundle.build();
    }

    private boolean isWanted(JsonObject resource) {
        return isEqual(resource, "id", "_id")
                && isEqual(resource, "url", "url")
                && isEqual(resource, "version", "version")
                && isEqual(resource, "status", "status")
                && begins(resource, "name")
                && begins(resource, "title");
    }

    private boolean isEqual(JsonObject resource, String element, String parameter) {
        List<String> wanted = inputs.texts(parameter);
        return wanted.isEmpty()
                || wanted.stream()
                        .flatMap(text -> List.of(text.split(",")).stream())
                        .anyMatch(resource.getString(element, "")::equals);
    }

    private boolean begins(JsonObject resource, String element) {
        Optional<String> wanted = inputs.text(element);
        return wanted.isEmpty()
                || resource.getString(element, "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(wanted.get().toLowerCase(Locale.ROOT));
    }

    private static JsonObject summary(JsonObject resource) {
        JsonObjectBuilder less = Json.object();
        resource.forEach((name, value) -> {
            if (!NOT_IN_SUMMARY.contains(name)) {
                less.add(name, value);
            }
        });
        return less.add(
                        "meta",
                        Json.object()
                                .add(
                                        "tag",
                                        Json.array()
                                                .add(Json.object()
                                                        .add("system", SUBSETTED)
                                                        .add("code", "SUBSETTED"))))
                .build();
    }
}
