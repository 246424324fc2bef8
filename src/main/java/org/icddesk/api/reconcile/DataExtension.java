// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.icddesk.answer.IcdFailure;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.icd.IcdUri;

/** Answers data extension queries, section 7 of the specification: properties of entities that were chosen. */
@ApplicationScoped
public class DataExtension {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final FactsReader reader;

    protected DataExtension() {
        this(null);
    }

    @Inject
    public DataExtension(FactsReader reader) {
        this.reader = reader;
    }

    /**
     * Answers a query.
     *
     * @param json the query
     * @param ages counts the ages of the answers
     * @return the answer; an identifier that names nothing has no values
     * @throws IcdFailure if WHO does not answer
     */
    JsonObject answer(String json, EntitySpace space, OldestAnswer ages) {
        JsonObject query = QueryBatch.object(json, "extend");
        List<String> ids = strings(query.get("ids"), Function.identity());
        List<EntityProperty> properties =
                strings(query.get("properties"), each -> each instanceof JsonObject named ? named.get("id") : each)
                        .stream()
                        .map(id -> EntityProperty.parse(id)
                                .orElseThrow(() -> new ApiProblem(
                                        400, "extend asks for a property that is not there; /properties lists them.")))
                        .toList();
        if (ids.size() > QueryBatch.MAX_SIZE) {
            throw QueryBatch.tooMany("ids");
        }
        Map<String, IcdUri> uris = new LinkedHashMap<>();
        ids.forEach(id -> space.entity(id).ifPresent(uri -> uris.put(id, uri)));
        Map<IcdUri, EntityFacts> facts = reader.read(Set.copyOf(uris.values()), space, ages);
        Map<IcdUri, EntityFacts> parents =
                properties.contains(EntityProperty.PARENT) ? reader.read(parents(facts), space, ages) : Map.of();
        JsonObjectBuilder rows = JSON.createObjectBuilder();
        ids.forEach(id ->
                rows.add(id, row(properties, Optional.ofNullable(uris.get(id)).map(facts::get), parents, space)));
        return JSON.createObjectBuilder()
                .add("meta", meta(properties))
                .add("rows", rows)
                .build();
    }

    private static Set<IcdUri> parents(Map<IcdUri, EntityFacts> facts) {
        return facts.values().stream().flatMap(each -> each.parent().stream()).collect(Collectors.toSet());
    }

    private static JsonArrayBuilder meta(List<EntityProperty> properties) {
        JsonArrayBuilder meta = JSON.createArrayBuilder();
        properties.forEach(property ->
                meta.add(JSON.createObjectBuilder().add("id", property.id()).add("name", property.label())));
        return meta;
    }

    private static JsonObjectBuilder row(
            List<EntityProperty> properties,
            Optional<EntityFacts> facts,
            Map<IcdUri, EntityFacts> parents,
            EntitySpace space) {
        JsonObjectBuilder row = JSON.createObjectBuilder();
        properties.forEach(property -> {
            JsonArrayBuilder values = JSON.createArrayBuilder();
            facts.ifPresent(known -> {
                property.values(known)
                        .forEach(value -> values.add(JSON.createObjectBuilder().add("str", SafeMarkup.of(value))));
                if (property == EntityProperty.PARENT) {
                    known.parent()
                            .flatMap(uri -> Optional.ofNullable(parents.get(uri)))
                            .ifPresent(parent -> values.add(entity(parent, space)));
                }
            });
            row.add(property.id(), values);
        });
        return row;
    }

    private static JsonObjectBuilder entity(EntityFacts parent, EntitySpace space) {
        return JSON.createObjectBuilder()
                .add("id", space.id(parent.uri()))
                .add("name", SafeMarkup.of(parent.title().value()));
    }

    private static List<String> strings(JsonValue list, Function<JsonValue, JsonValue> each) {
        if (!(list instanceof JsonArray array) || !array.stream().map(each).allMatch(JsonString.class::isInstance)) {
            throw new ApiProblem(400, "extend needs ids, which are texts, and properties, each with an id.");
        }
        return array.stream()
                .map(each)
                .map(value -> ((JsonString) value).getString())
                .distinct()
                .toList();
    }
}
