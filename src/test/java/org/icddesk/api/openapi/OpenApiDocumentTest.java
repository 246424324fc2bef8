// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiResult;
import io.openapiparser.OpenApiSchemas;
import io.openapiparser.OpenApiVersion;
import io.openapiparser.ValidationError;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.validator.Validator;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.QueryParam;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.api.SuggestResource;
import org.icddesk.api.icd.Operation;
import org.icddesk.api.search.SearchResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description for machines, held against the schema that the OpenAPI Initiative has published for OpenAPI 3.1. */
class OpenApiDocumentTest {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonObject DOCUMENT = OpenApiDocument.of("/icd-desk/api");

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                ((JsonArray) value).forEach(item -> items.add(plain(item)));
                yield items;
            }
            case STRING -> ((JsonString) value).getString();
            case NUMBER ->
                ((JsonNumber) value).isIntegral()
                        ? (Object) ((JsonNumber) value).intValueExact()
                        : ((JsonNumber) value).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static Object parsed(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return plain(reader.readValue());
        }
    }

    private static Collection<ValidationError> faults(String text) {
        DocumentLoader loader = new DocumentLoader(new UriReader(), OpenApiDocumentTest::parsed);
        OpenApiResult result =
                new OpenApiParser(new DocumentStore(), loader).parse(URI.create("memory:/openapi.json"), parsed(text));
        assertThat(result.getVersion()).isEqualTo(OpenApiVersion.V31);
        SchemaStore schemas = new SchemaStore(loader);
        schemas.registerDraft202012();
        schemas.register(OpenApiSchemas.OPENAPI_SCHEMA_31_ID, OpenApiSchemas.OPENAPI_SCHEMA_31);
        boolean valid = result.validate(new Validator(), schemas);
        assertThat(valid).isEqualTo(result.getValidationErrors().isEmpty());
        return result.getValidationErrors();
    }

    @Test
    void itIsAnOpenApiDocument() {
        assertThat(faults(DOCUMENT.toString())).isEmpty();
    }

    @Test
    void theValidatorSeesFaults() {
        assertThat(faults(DOCUMENT.toString().replace("\"in\":\"path\"", "\"in\":\"nowhere\"")))
                .isNotEmpty();
        assertThat(faults(DOCUMENT.toString().replaceFirst("\"title\":\"ICD Desk\",", "")))
                .isNotEmpty();
    }

    @Test
    void operationsHaveNamesOfTheirOwnAndPathsTheirParameters() {
        Set<String> names = new HashSet<>();
        DOCUMENT.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    assertThat(names.add(operation.asJsonObject().getString("operationId")))
                            .isTrue();
                    if (path.contains("{")) {
                        List<String> places = operation.asJsonObject().getJsonArray("parameters").stream()
                                .map(JsonValue::asJsonObject)
                                .filter(parameter -> parameter.getString("in").equals("path"))
                                .map(parameter -> "{" + parameter.getString("name") + "}")
                                .toList();
                        assertThat(path.replaceAll("[^{}]*(\\{[^}]*})[^{}]*", "$1"))
                                .isEqualTo(String.join("", places));
                    }
                }));
    }

    @Test
    void theDocumentForMachinesHasEveryOperation() {
        assertThat(DOCUMENT.getString("openapi")).isEqualTo("3.1.0");
        for (Operation operation : Operation.values()) {
            JsonObject item = DOCUMENT.getJsonObject("paths").getJsonObject(operation.template());
            assertThat(item).containsKey("get");
            assertThat(item.containsKey("post")).isEqualTo(operation.post() != Operation.Post.NONE);
        }
        assertThat(DOCUMENT.getJsonObject("paths")).containsKeys("/codes", "/suggest");
    }

    @ParameterizedTest
    @CsvSource({"search, /search", "count, /search/count", "suggest, /suggest"})
    void ourOwnOperationsAreDescribedWithEveryParameterThatTheyRead(String method, String path) {
        List<String> read = Stream.of(SearchResource.class, SuggestResource.class)
                .flatMap(resource -> Stream.of(resource.getMethods()))
                .filter(one -> one.getName().equals(method))
                .flatMap(one -> Stream.of(one.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .toList();

        assertThat(read).isNotEmpty();
        assertThat(DOCUMENT.getJsonObject("paths")
                        .getJsonObject(path)
                        .getJsonObject("get")
                        .getJsonArray("parameters")
                        .getValuesAs(JsonValue::asJsonObject))
                .extracting(parameter -> parameter.getString("name"))
                .containsExactlyInAnyOrderElementsOf(read);
    }
}
