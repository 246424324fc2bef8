// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.AnswerTimeout;

/** Reads the scales of axes: all values where they are few, else where to look for them. */
@ApplicationScoped
public class ScaleReader {

    /** The number of values that are few; as many as the longest scale of WHO's has roots, its chapters. */
    static final int FEW = 28;

    private static final int MAX_DEPTH = 3;
    private static final int MOST_LISTED = 200;

    private final IcdGateway gateway;

    protected ScaleReader() {
        this(null);
    }

    @Inject
    public ScaleReader(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /** {@return the scales of axes, in their order; a failure if WHO does not answer} */
    public Answer<List<AxisScale>> read(List<PostcoordinationAxis> axes, Language language, AnswerTimeout timeout) {
        EntityLoader entities = new EntityLoader(gateway, language, timeout);
        entities.load(axes.stream().flatMap(axis -> roots(axis).stream()).toList());
        List<Reading> readings =
                axes.stream().map(axis -> new Reading(axis, entities)).toList();
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            entities.load(readings.stream()
                    .flatMap(reading -> reading.wanted().stream())
                    .toList());
            readings.forEach(Reading::descend);
        }
        return entities.dated(readings.stream().map(Reading::scale).toList());
    }

    /**
     * What stands directly below an entity.
     *
     * @param up the {@link #key} of what is above it; empty if that is the scale itself
     */
    record Level(Entity entity, List<Entity> children, Optional<String> up) {}

    /** {@return the name of an entity in addresses: its number, and the residual if it is one} */
    static String key(LinearizationUri uri) {
        return uri.id().map(EntityId::digits).orElse("")
                + uri.residual().map(residual -> "/" + residual.segment()).orElse("");
    }

    /**
     * Reads what stands directly below an entity of a scale, as many as a page lists.
     *
     * @param key the name of the entity
     * @return the entities; empty if there is no such entity
     */
    Optional<Answer<Level>> below(String key, PostcoordinationAxis axis, Language language, AnswerTimeout timeout) {
        EntityLoader entities = new EntityLoader(gateway, language, timeout);
        Optional<LinearizationUri> place = EntityId.parse(key).flatMap(id -> axis.scale().stream()
                .findFirst()
                .map(any ->
                        new LinearizationUri(any.release(), any.linearization(), Optional.of(id), Optional.empty())));
        place.ifPresent(uri -> entities.load(List.of(uri)));
        return place.flatMap(entities::find).map(entity -> {
            entities.load(entity.children().stream().limit(MOST_LISTED).toList());
            boolean root = axis.scale().stream().anyMatch(entity.uri()::equals);
            return entities.dated(new Level(
                    entity,
                    entity.children().stream()
                            .flatMap(child -> entities.find(child).stream())
                            .toList(),
                    root
                            ? Optional.empty()
                            : entity.parent().filter(parent -> !parent.isRoot()).map(ScaleReader::key)));
        });
    }

    private static List<LinearizationUri> roots(PostcoordinationAxis axis) {
        return axis.scale().stream().limit(FEW).toList();
    }

    /** One axis, read level by level as long as its values are few. */
    private static final class Reading {

        private final PostcoordinationAxis axis;
        private final EntityLoader entities;
        private List<LinearizationUri> level;
        private int count;
        private boolean few;

        Reading(PostcoordinationAxis axis, EntityLoader entities) {
            this.axis = axis;
            this.entities = entities;
            level = roots(axis);
            count = level.size();
            few = axis.scale().size() <= FEW && count + next().size() <= FEW;
        }

        /** {@return what stands directly below the lowest level read} */
        private List<LinearizationUri> next() {
            return level.stream()
                    .flatMap(uri -> entities.find(uri).stream())
                    .flatMap(entity -> entity.children().stream())
                    .toList();
        }

        /** {@return what is to be loaded for {@link #descend}; nothing if the values are many} */
        List<LinearizationUri> wanted() {
            return few ? next() : List.of();
        }

        void descend() {
            if (few) {
                level = next();
                count += level.size();
                few = count + next().size() <= FEW;
            }
        }

        AxisScale scale() {
            boolean whole = few && next().isEmpty();
            List<AxisScale.Value> values = new ArrayList<>();
            roots(axis).forEach(root -> add(root, 0, whole ? MAX_DEPTH : 0, values));
            return new AxisScale(axis, values, whole, Math.max(0, axis.scale().size() - FEW));
        }

        private void add(LinearizationUri uri, int depth, int most, List<AxisScale.Value> values) {
            entities.find(uri).ifPresent(entity -> {
                values.add(new AxisScale.Value(entity, depth));
                if (depth < most) {
                    entity.children().forEach(child -> add(child, depth + 1, most, values));
                }
            });
        }
    }
}
