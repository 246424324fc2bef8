// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.sandbox.api.KeyOrders;
import org.icddesk.sandbox.catalogue.Shared;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint against WHO's OpenAPI document where it is there, and against the recorded key orders always. */
class ContractTest {

    private static final String MMS = "/icd/release/11/2025-01/mms";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);
    private static final Optional<OpenApi> document =
            Shared.find("openapi-v2.6.0.json").map(OpenApi::new);

    /**
     * An address and what it answers with.
     *
     * @param path WHO's template, as in the document
     */
    record Endpoint(String path, String address, String schema) {}

    static Stream<Endpoint> endpoints() {
        String lin = "/icd/release/11/{releaseId}/{linearizationname}";
        return Stream.of(
                new Endpoint("/icd/entity", "/icd/entity", "TopLevelFoundation"),
                new Endpoint("/icd/entity", "/icd/entity?releaseId=2023-01", "TopLevelFoundation"),
                new Endpoint("/icd/entity/{id}", "/icd/entity/257068234", "FoundationEntity"),
                new Endpoint(
                        "/icd/entity/{id}",
                        "/icd/entity/578635574?include=ancestor,descendant,diagnosticCriteria",
                        "FoundationEntity"),
                new Endpoint("/icd/entity/{id}", "/icd/entity/448895267", "FoundationEntity"),
                new Endpoint("/icd/entity/search", "/icd/entity/search?q=stroke", "ISearchResult"),
                new Endpoint(
                        "/icd/entity/autocode", "/icd/entity/autocode?searchText=stroke", "AutoCodingSearchResult"),
                new Endpoint("/icd/release/11/{linearizationname}", "/icd/release/11/mms", "MultiVersion"),
                new Endpoint("/icd/release/11/{linearizationname}", "/icd/release/11/icf", "MultiVersion"),
                new Endpoint(
                        "/icd/release/11/{linearizationname}/{id}", "/icd/release/11/mms/257068234", "MultiVersion"),
                new Endpoint(
                        "/icd/release/11/{linearizationname}/{id}/{residual}",
                        "/icd/release/11/mms/761947693/unspecified",
                        "MultiVersion"),
                new Endpoint(lin, MMS, "TopLevelLinearization"),
                new Endpoint(lin, "/icd/release/11/2024-01/icf", "TopLevelLinearization"),
                new Endpoint(lin + "/{id}", MMS + "/1435254666", "LinearizationEntity"),
                new Endpoint(lin + "/{id}", MMS + "/588616678", "LinearizationEntity"),
                new Endpoint(lin + "/{id}", MMS + "/257068234", "LinearizationEntity"),
                new Endpoint(
                        lin + "/{id}",
                        MMS + "/1442995018?include=ancestor,descendant,diagnosticCriteria",
                        "LinearizationEntity"),
                new Endpoint(lin + "/{id}", MMS + "/375810888?include=descendant", "LinearizationEntity"),
                new Endpoint(lin + "/{id}/{residual}", MMS + "/761947693/unspecified", "LinearizationEntity"),
                new Endpoint(
                        lin + "/autocode",
                        MMS + "/autocode?searchText=cerebrovascular%20accident",
                        "AutoCodingSearchResult"),
                new Endpoint(lin + "/autocode", MMS + "/autocode?searchText=qqqq", "AutoCodingSearchResult"),
                new Endpoint(lin + "/codeinfo/{code}", MMS + "/codeinfo/BA00.Z", "CodeInfo"),
                new Endpoint(lin + "/codeinfo/{code}", MMS + "/codeinfo/1A00%26XN62R%2FMG50", "CodeInfo"),
                new Endpoint(lin + "/codeinfo/{code}", MMS + "/codeinfo/GC08%26XN6P4", "CodeInfo"),
                new Endpoint(lin + "/describe", MMS + "/describe?code=1A00", "PostcoordinationSet"),
                new Endpoint(lin + "/describe", MMS + "/describe?code=8B20%26XK9J%2F8B26.0", "PostcoordinationSet"),
                new Endpoint(
                        lin + "/lookup",
                        MMS + "/lookup?foundationUri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F1205958647",
                        "LinearizationEntity"),
                new Endpoint(lin + "/search", MMS + "/search?q=cholera&includeKeywordResult=true", "ISearchResult"),
                new Endpoint(
                        lin + "/search",
                        MMS + "/search?q=dia%25&flatResults=false&medicalCodingMode=false",
                        "ISearchResult"),
                new Endpoint(lin + "/search", "/icd/release/11/2025-01/icf/search?q=sleep", "ISearchResult"),
                new Endpoint(
                        "/icd/release/11/{releaseId}/codedit",
                        "/icd/release/11/2025-01/codedit?causeOfDeathCodeA=BA41.Z",
                        "DeathCertificateCheckResult"),
                new Endpoint(
                        "/icd/release/11/{releaseId}/doris",
                        "/icd/release/11/2025-01/doris?causeOfDeathCodeA=BA41.Z&causeOfDeathCodeB=5A11%2FBA00.Z",
                        "UnderlyingCauseOfDeath"),
                new Endpoint("/icd/release/10", "/icd/release/10", "MultiVersion"),
                new Endpoint("/icd/release/10/{code}", "/icd/release/10/A00-A09", "MultiVersion"),
                new Endpoint("/icd/release/10/{releaseId}", "/icd/release/10/2019", "TopLevel"),
                new Endpoint("/icd/release/10/{releaseId}/{code}", "/icd/release/10/2019/I", "ICD10Entity"),
                new Endpoint("/icd/release/10/{releaseId}/{code}", "/icd/release/10/2016/A09", "ICD10Entity"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void answersInTheDocumentedShape(Endpoint endpoint) {
        JsonObject answer = caller.get(endpoint.address());
        if (document.isPresent()) {
            assertThat(document.get().problems(endpoint.schema(), answer)).isEmpty();
        }
        assertOrdered(endpoint.schema(), answer);
        assertThat(hasNull(answer))
                .as("nulls only in searches and for certificates")
                .isEqualTo(endpoint.schema().matches("ISearchResult|UnderlyingCauseOfDeath"));
    }

    @Test
    void everyDocumentedPathIsServed() {
        List<String> served = endpoints().map(Endpoint::path).distinct().toList();
        assertThat(served).hasSize(21);
        document.ifPresent(found -> assertThat(served).containsExactlyInAnyOrderElementsOf(found.paths()));
    }

    @Test
    void aBrokenAnswerDoesNotPassTheCheck() {
        if (document.isPresent()) {
            JsonObject broken = Json.createObjectBuilder()
                    .add("title", "no object")
                    .add("invented", 1)
                    .add("parent", Json.createArrayBuilder().add(1))
                    .build();
            assertThat(document.get().problems("LinearizationEntity", broken)).hasSize(3);
        }
        JsonObject turned =
                Json.createObjectBuilder().add("release", 1).add("title", 1).build();
        assertThat(inOrder("MultiVersion", turned)).isFalse();
    }

    private static void assertOrdered(String schema, JsonObject answer) {
        assertThat(inOrder(schema, answer)).as("order of " + answer.keySet()).isTrue();
        if (schema.equals("ISearchResult")) {
            List<JsonObject> entities =
                    answer.getJsonArray("destinationEntities").getValuesAs(JsonValue::asJsonObject);
            assertThat(entities).isNotEmpty();
            for (JsonObject entity : entities) {
                assertThat(List.copyOf(entity.keySet()))
                        .containsExactlyElementsOf(KeyOrders.BY_SCHEMA.get("ISimpleEntity"));
                for (JsonValue value : entity.getJsonArray("matchingPVs")) {
                    assertThat(List.copyOf(value.asJsonObject().keySet()))
                            .containsExactlyElementsOf(KeyOrders.BY_SCHEMA.get("ISimplePropertyValue"));
                }
            }
        }
    }

    static boolean inOrder(String schema, JsonObject answer) {
        List<Integer> places = answer.keySet().stream()
                .map(KeyOrders.BY_SCHEMA.get(schema)::indexOf)
                .toList();
        return !places.contains(-1) && places.equals(places.stream().sorted().toList());
    }

    private static boolean hasNull(JsonObject object) {
        return object.containsValue(JsonValue.NULL);
    }
}
