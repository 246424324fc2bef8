// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads settings from MicroProfile Config. */
record MicroProfileSource(Config config) implements SettingSource {

    @Override
    public Optional<Value> value(String key) {
        ConfigValue found = config.getConfigValue(key);
        return Optional.ofNullable(found.getValue())
                .filter(text -> !text.isBlank())
                .map(text -> new Value(text.strip(), origin(found)));
    }

    private static String origin(ConfigValue value) {
        return switch (value.getSourceOrdinal()) {
            case 400 -> "system property";
            case 300 -> "environment";
            default -> String.valueOf(value.getSourceName());
        };
    }
}
