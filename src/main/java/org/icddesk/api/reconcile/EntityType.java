// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.entity.ClassKind;

/** The types of entities: their kinds, such as {@code category}. */
final class EntityType {

    private static final JsonProvider JSON = JsonProvider.provider();

    private EntityType() {}

    /** {@return the kind of a type; empty for a type of another service} */
    static Optional<ClassKind> parse(String id) {
        return Arrays.stream(ClassKind.values())
                .filter(kind -> kind != ClassKind.UNKNOWN && id(kind).equals(id.strip()))
                .findFirst();
    }

    /** {@return a kind as a list of types} */
    static JsonArray of(ClassKind kind) {
        return kind == ClassKind.UNKNOWN
                ? JSON.createArrayBuilder().build()
                : JSON.createArrayBuilder().add(type(kind)).build();
    }

    /** {@return the types that fit a list, the commonest first} */
    static JsonArrayBuilder all() {
        JsonArrayBuilder types = JSON.createArrayBuilder();
        Stream.of(ClassKind.CATEGORY, ClassKind.BLOCK, ClassKind.CHAPTER).forEach(kind -> types.add(type(kind)));
        return types;
    }

    private static JsonObject type(ClassKind kind) {
        String id = id(kind);
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("name", id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1))
                .build();
    }

    static String id(ClassKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
