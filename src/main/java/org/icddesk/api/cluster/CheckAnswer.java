// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.cluster.AxisScale;
import org.icddesk.cluster.ClusterCheck;
import org.icddesk.cluster.ClusterPart;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;

/** Writes what a check found as JSON. */
final class CheckAnswer {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final ClusterCheck check;
    private final List<AxisScale> scales;

    /**
     * Creates the answer.
     *
     * @param scales the scales of what is missing, in its order
     */
    CheckAnswer(ClusterCheck check, List<AxisScale> scales) {
        this.check = check;
        this.scales = scales;
    }

    /** {@return the members of the answer} */
    JsonObjectBuilder members() {
        JsonObjectBuilder all = JSON.createObjectBuilder()
                .add("valid", check.isValid())
                .add("accepted", check.accepted())
                .add("code", check.code().text());
        nullable(all, "uri", check.uri());
        nullable(all, "title", check.title());
        JsonArrayBuilder parts = JSON.createArrayBuilder();
        check.parts().forEach(part -> parts.add(part(part)));
        JsonArrayBuilder misfits = JSON.createArrayBuilder();
        check.misfits().forEach(part -> misfits.add(misfit(part)));
        JsonArrayBuilder unknown = JSON.createArrayBuilder();
        check.unknown().forEach(part -> unknown.add(part.code().code()));
        all.add("parts", parts)
                .add("missingRequired", missing())
                .add("notInScale", misfits)
                .add("unknown", unknown);
        nullable(all, "simplified", check.simplified());
        nullable(all, "terminal", check.terminal());
        return all.add("problems", JSON.createArrayBuilder(CheckSentences.of(check)));
    }

    private JsonObjectBuilder part(ClusterPart part) {
        JsonObjectBuilder item = JSON.createObjectBuilder();
        nullable(item, "axis", part.axis().filter(axis -> part.fit() == ClusterPart.Fit.ON_AXIS));
        item.add("code", part.code().code());
        nullable(item, "title", part.entity().map(Entity::title).map(Object::toString));
        nullable(item, "uri", part.entity().map(entity -> entity.uri().canonical()));
        nullable(item, "stem", check.stemOf(part).map(stem -> stem.code().code()));
        return item;
    }

    private JsonObjectBuilder misfit(ClusterPart part) {
        JsonObjectBuilder item = JSON.createObjectBuilder()
                .add("part", part.number())
                .add("code", part.code().code())
                .add("reason", part.fit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        nullable(item, "title", part.entity().map(Entity::title).map(Object::toString));
        nullable(item, "uri", part.entity().map(entity -> entity.uri().canonical()));
        nullable(item, "stem", check.stemOf(part).map(stem -> stem.code().code()));
        JsonArrayBuilder axes = JSON.createArrayBuilder();
        check.stemOf(part).map(ClusterCheck::axes).orElse(List.of()).stream()
                .map(PostcoordinationAxis::name)
                .forEach(axes::add);
        return item.add("axes", axes);
    }

    private JsonArrayBuilder missing() {
        JsonArrayBuilder missing = JSON.createArrayBuilder();
        for (int i = 0; i < check.missing().size(); i++) {
            AxisScale scale = scales.get(i);
            JsonArrayBuilder values = JSON.createArrayBuilder();
            scale.values().forEach(value -> values.add(value(value.entity())));
            missing.add(JSON.createObjectBuilder()
                    .add("axis", check.missing().get(i).axis().name())
                    .add("stem", check.missing().get(i).stem().code().code())
                    .add("values", values)
                    .add("whole", scale.isWhole()));
        }
        return missing;
    }

    private static JsonObjectBuilder value(Entity entity) {
        return JSON.createObjectBuilder()
                .add("code", entity.code())
                .add("title", SafeMarkup.of(entity.title().value()))
                .add("uri", entity.uri().canonical());
    }

    private static void nullable(JsonObjectBuilder object, String name, Optional<String> text) {
        text.ifPresentOrElse(value -> object.add(name, SafeMarkup.of(value)), () -> object.addNull(name));
    }

    /** {@return the answer} */
    static JsonObject document(JsonObjectBuilder members, String linearization, String release, String language) {
        return members.add("linearization", linearization)
                .add("release", release)
                .add("language", language)
                .build();
    }
}
