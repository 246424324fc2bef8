// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;
import java.util.Map;

/**
 * One published release of ICD-11.
 *
 * @param id such as {@code 2024-01}
 * @param date day of publication, {@code yyyy-MM-dd}
 * @param languages what each linearization (and {@code foundation}) is available in
 * @param prerelease languages among them whose translation is not final
 */
public record Release(String id, String date, Map<String, List<String>> languages, List<String> prerelease) {

    private static final List<String> FIVE = List.of("ar", "en", "es", "fr", "pt");
    private static final List<String> SIX = List.of("ar", "de", "en", "es", "fr", "pt");
    private static final List<String> FOUR = List.of("ar", "en", "es", "fr");

    /** All the sandbox serves, newest first. */
    public static final List<Release> ALL = List.of(
            new Release(
                    "2025-01",
                    "2025-01-24",
                    Map.of("foundation", SIX, "mms", SIX, "icf", List.of("en", "es", "fr")),
                    List.of("de")),
            new Release(
                    "2024-01",
                    "2024-01-21",
                    Map.of("foundation", FIVE, "mms", FIVE, "icf", List.of("en", "es")),
                    List.of()),
            new Release("2023-01", "2023-01-23", Map.of("foundation", FOUR, "mms", FOUR), List.of()));

    public boolean serves(String linearization) {
        return languages.containsKey(linearization);
    }
}
