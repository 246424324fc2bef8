// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The ICD API that a server started from here talks to, as the environment says.
 *
 * @param kind which of the three it is
 * @param environment the settings of ICD Desk that were given, as environment variables
 */
record ConfiguredUpstream(Kind kind, Map<String, String> environment) {

    enum Kind {
        /** WHO's cloud, or whatever address is set beside a credential. */
        WHO,
        /** A local deployment of the ICD API, which wants no token. */
        LOCAL,
        /** The simulator, for want of a credential. */
        SANDBOX
    }

    /**
     * Looks at what is set.
     *
     * @param properties system properties, of which those named {@code icd.…} are settings
     * @param environment environment variables, of which those named {@code ICD_…} are settings
     * @return the upstream they ask for
     */
    static ConfiguredUpstream of(Map<String, String> properties, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("ICD_")) {
                settings.put(name, value);
            }
        });
        properties.forEach((name, value) -> {
            if (name.startsWith("icd.")) {
                settings.put(variable(name), value);
            }
        });
        Function<String, Optional<String>> setting =
                key -> Optional.ofNullable(settings.get(variable(key))).filter(value -> !value.isBlank());
        boolean credential = setting.apply("icd.client.id").isPresent()
                && (setting.apply("icd.client.secret").isPresent()
                        || setting.apply("icd.client.secret.file").isPresent());
        boolean local = setting.apply("icd.api.url").isPresent()
                && setting.apply("icd.authentication")
                        .filter("none"::equalsIgnoreCase)
                        .isPresent();
        Kind kind = local ? Kind.LOCAL : credential ? Kind.WHO : Kind.SANDBOX;
        return new ConfiguredUpstream(kind, Map.copyOf(settings));
    }

    /** {@return the environment variable that MicroProfile Config reads for a key} */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
