// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.PlainText;

/** The arguments of a call, checked: texts that are known, not blank and not too long. */
final class ToolArguments {

    private final Map<String, String> values = new HashMap<>();

    /** Checks arguments; a {@link ToolFault} says what is wrong with them. */
    ToolArguments(JsonObject given, List<ToolArgument> known) {
        for (ToolArgument argument : known) {
            JsonValue value = given.get(argument.name());
            if (value == null || value == JsonValue.NULL) {
                continue;
            }
            if (!(value instanceof JsonString text)) {
                throw new ToolFault("The argument " + argument.name() + " must be a text.");
            }
            if (text.getString().length() > ToolArgument.MAX_LENGTH) {
                throw new ToolFault("The argument " + argument.name() + " can have at most " + ToolArgument.MAX_LENGTH
                        + " characters.");
            }
            String plain = PlainText.of(text.getString()).strip();
            if (!plain.isEmpty()
                    && !argument.choices().isEmpty()
                    && !argument.choices().contains(plain)) {
                throw new ToolFault("The argument " + argument.name() + " must be one of "
                        + String.join(", ", argument.choices()) + ".");
            }
            if (!plain.isEmpty()) {
                values.put(argument.name(), plain);
            }
        }
        known.stream()
                .filter(argument -> argument.required() && !values.containsKey(argument.name()))
                .findFirst()
                .ifPresent(argument -> {
                    throw new ToolFault("The argument " + argument.name() + " is missing.");
                });
    }

    /** {@return a required text} */
    String text(String name) {
        return values.get(name);
    }

    /** {@return an optional text} */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
