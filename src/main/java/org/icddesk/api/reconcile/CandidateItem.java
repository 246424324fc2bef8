// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.candidate.CandidateEntity;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.candidate.CandidateList;

/** Writes candidates as results of reconciliation and as suggestions. */
final class CandidateItem {

    private static final JsonProvider JSON = JsonProvider.provider();

    private CandidateItem() {}

    /** {@return the result of one query} */
    static JsonObject result(CandidateList found, EntitySpace space) {
        JsonArrayBuilder results = JSON.createArrayBuilder();
        found.candidates()
                .forEach(candidate -> results.add(named(candidate, space)
                        .add("type", EntityType.of(candidate.kind()))
                        .add("score", candidate.score())
                        .add("match", candidate.decided())
                        .add("features", features(candidate))));
        return JSON.createObjectBuilder().add("result", results).build();
    }

    /** {@return an entity as it is suggested while somebody types} */
    static JsonObject suggestion(CandidateEntity candidate, EntitySpace space) {
        return named(candidate, space)
                .add("notable", EntityType.of(candidate.kind()))
                .build();
    }

    private static JsonObjectBuilder named(CandidateEntity candidate, EntitySpace space) {
        return JSON.createObjectBuilder()
                .add("id", space.id(candidate.uri()))
                .add("name", SafeMarkup.of(candidate.title()))
                .add("description", SafeMarkup.of(description(candidate)));
    }

    private static String description(CandidateEntity candidate) {
        List<String> parts = new ArrayList<>();
        parts.add(candidate.code());
        parts.add(EntityType.id(candidate.kind()));
        if (!candidate.matched().equals(candidate.title()) && candidate.how() != How.CODE) {
            parts.add((candidate.how() == How.NEAREST ? "nearest to " : "") + candidate.matched());
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private static JsonArray features(CandidateEntity candidate) {
        return JSON.createArrayBuilder()
                .add(feature("code").add("value", candidate.how() == How.CODE))
                .add(feature("title").add("value", candidate.how() == How.TITLE))
                .add(feature("synonym").add("value", candidate.how() == How.SYNONYM))
                .add(feature("fuzzy").add("value", candidate.how() == How.SIMILAR))
                .add(feature("words").add("value", Math.round(candidate.words() * 100) / 100.0))
                .build();
    }

    private static JsonObjectBuilder feature(String id) {
        return JSON.createObjectBuilder().add("id", id);
    }
}
