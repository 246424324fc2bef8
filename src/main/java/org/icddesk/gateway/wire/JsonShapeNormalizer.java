// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * Normalizes the shape of JSON to that of a type: a single value where a list belongs becomes a list of one, a list
 * where a value belongs its first element, text that denotes a number or boolean that value; the rest is dropped.
 */
final class JsonShapeNormalizer {

    // NOTE: the static methods of Json look up the provider at each call, which takes longer than all the rest.
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonShapeNormalizer() {}

    static JsonValue normalize(JsonValue value, Type type) {
        if (type instanceof ParameterizedType list) {
            return list(value, list.getActualTypeArguments()[0]);
        }
        if (value instanceof JsonArray array) {
            return array.isEmpty() ? JsonValue.NULL : normalize(array.get(0), type);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return object(value, record);
        }
        return scalar(value, type);
    }

    private static JsonValue list(JsonValue value, Type element) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (JsonValue one : value instanceof JsonArray array
                ? array
                : JSON.createArrayBuilder().add(value).build()) {
            JsonValue normalized = normalize(one, element);
            if (normalized != JsonValue.NULL) {
                list.add(normalized);
            }
        }
        return list.build();
    }

    private static JsonValue object(JsonValue value, Class<?> type) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        RecordComponent[] components = type.getRecordComponents();
        if (value instanceof JsonObject given) {
            for (RecordComponent component : components) {
                JsonValue part = given.get(name(component));
                if (part != null) {
                    object.add(name(component), normalize(part, component.getGenericType()));
                }
            }
            return object.build();
        }
        JsonValue main = normalize(value, components[0].getGenericType());
        return main == JsonValue.NULL
                ? main
                : object.add(name(components[0]), main).build();
    }

    private static String name(RecordComponent component) {
        JsonbProperty renamed = component.getAccessor().getAnnotation(JsonbProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static JsonValue scalar(JsonValue value, Type type) {
        String text = text(value);
        if (text == null) {
            return JsonValue.NULL;
        }
        if (type == Boolean.class) {
            return text.equalsIgnoreCase("true") || text.equals("1") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (type == Integer.class || type == Double.class) {
            return number(text, type);
        }
        return JSON.createValue(text);
    }

    private static JsonValue number(String text, Type type) {
        try {
            double number = Double.parseDouble(text.strip());
            if (type == Integer.class) {
                return number == (int) number ? JSON.createValue((int) number) : JsonValue.NULL;
            }
            return Double.isFinite(number) ? JSON.createValue(number) : JsonValue.NULL;
        } catch (NumberFormatException e) {
            return JsonValue.NULL;
        }
    }

    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).toString();
            case TRUE, FALSE -> value.toString();
            default -> null;
        };
    }
}
