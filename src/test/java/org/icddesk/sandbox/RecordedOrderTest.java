// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.sandbox.api.KeyOrders;
import org.icddesk.sandbox.catalogue.Shared;
import org.icddesk.sandbox.http.Jsons;
import org.junit.jupiter.api.Test;

/** The key orders the contract test goes by are the recorded ones. */
class RecordedOrderTest {

    private static final Map<String, String> SCHEMAS = Map.of(
            "linearization-entity", "LinearizationEntity",
            "foundation-entity", "FoundationEntity",
            "multiversion", "MultiVersion",
            "search", "ISearchResult",
            "autocode", "AutoCodingSearchResult",
            "doris", "UnderlyingCauseOfDeath");

    @Test
    void ordersAgreeWithEveryRecording() throws IOException {
        Optional<Path> recorded = Shared.find("recorded");
        if (recorded.isPresent()) {
            for (Map.Entry<String, String> kind : SCHEMAS.entrySet()) {
                for (JsonObject answer : read(recorded.get().resolve(kind.getKey()))) {
                    assertThat(ContractTest.inOrder(kind.getValue(), answer))
                            .as(kind + " " + answer.keySet())
                            .isTrue();
                }
            }
        }
        assertThat(KeyOrders.BY_SCHEMA).containsKeys(SCHEMAS.values().toArray(String[]::new));
        KeyOrders.BY_SCHEMA.forEach((schema, keys) -> assertThat(keys).doesNotHaveDuplicates());
    }

    private static List<JsonObject> read(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> {
                        try (InputStream in = Files.newInputStream(file)) {
                            return Jsons.read(in).asJsonObject();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
