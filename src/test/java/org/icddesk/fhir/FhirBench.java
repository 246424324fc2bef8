// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.resource.OperationOutcome;
import org.icddesk.fhir.system.FhirInquiry;
import org.icddesk.fhir.system.SystemCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.icddesk.text.PercentEncoding;
import org.icddesk.walk.WalkedIndexes;

/** The terminology service over a gateway to the sandbox, without a server. */
final class FhirBench implements AutoCloseable {

    static final String MMS = "http://id.who.int/icd/release/11/mms";
    static final String ICF = "http://id.who.int/icd/release/11/icf";
    static final String FOUNDATION = "http://id.who.int/icd/entity";
    static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    static final String SCALE = MMS + "/257068234/postcoordinationScale/infectiousAgent";

    /**
     * An answer.
     *
     * @param status what HTTP would have
     */
    record Reply(int status, JsonObject resource, FhirInquiry inquiry) {

        /** {@return the value of a parameter, whatever its type; null if there is none} */
        String value(String name) {
            return values(name).findFirst().orElse(null);
        }

        Stream<String> values(String name) {
            return named(resource.getJsonArray("parameter"), name).map(Reply::value);
        }

        static Stream<JsonObject> named(JsonArray parameters, String name) {
            return parameters == null
                    ? Stream.empty()
                    : parameters.getValuesAs(JsonObject.class).stream()
                            .filter(each -> each.getString("name").equals(name));
        }

        static String value(JsonObject parameter) {
            return parameter.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("value"))
                    .map(entry -> text(entry.getValue()))
                    .findFirst()
                    .orElse(null);
        }

        /** {@return the parts of the properties of that name} */
        List<JsonArray> properties(String code) {
            return named(resource.getJsonArray("parameter"), "property")
                    .map(each -> each.getJsonArray("part"))
                    .filter(parts -> code.equals(part(parts, "code")))
                    .toList();
        }

        /** {@return the values of the properties of that name} */
        List<String> property(String code) {
            return properties(code).stream().map(parts -> part(parts, "value")).toList();
        }

        static String part(JsonArray parts, String name) {
            return named(parts, name).map(Reply::value).findFirst().orElse(null);
        }

        /** {@return the issues of the outcome that this is or has, as severity, code and terminology code} */
        List<String> issues() {
            return outcome().getJsonArray("issue").getValuesAs(JsonObject.class).stream()
                    .map(Reply::summary)
                    .toList();
        }

        private static String summary(JsonObject issue) {
            JsonArray coding = issue.getJsonObject("details").getJsonArray("coding");
            return issue.getString("severity") + " " + issue.getString("code")
                    + (coding == null ? "" : " " + coding.getJsonObject(0).getString("code"));
        }

        /** {@return the words of the first issue} */
        String words() {
            return outcome()
                    .getJsonArray("issue")
                    .getJsonObject(0)
                    .getJsonObject("details")
                    .getString("text");
        }

        JsonObject outcome() {
            return resource.getString("resourceType").equals("OperationOutcome")
                    ? resource
                    : named(resource.getJsonArray("parameter"), "issues")
                            .findFirst()
                            .orElseThrow()
                            .getJsonObject("resource");
        }

        JsonObject expansion() {
            return resource.getJsonObject("expansion");
        }

        /** {@return what an element of each concept of an expansion is} */
        List<String> contains(String element) {
            JsonArray contains = expansion().getJsonArray("contains");
            return contains == null
                    ? List.of()
                    : contains.getValuesAs(JsonObject.class).stream()
                            .map(each -> each.containsKey(element) ? text(each.get(element)) : null)
                            .toList();
        }

        /** {@return the values of a parameter of an expansion} */
        List<String> parameter(String name) {
            return named(expansion().getJsonArray("parameter"), name)
                    .map(Reply::value)
                    .toList();
        }

        static String text(JsonValue value) {
            return value instanceof jakarta.json.JsonString string ? string.getString() : value.toString();
        }
    }

    final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
    final WalkedIndexes indexes = new WalkedIndexes();
    final GatewayBench bench = new GatewayBench();
    private FhirTerminology terminology;

    FhirBench() {
        forget();
    }

    /** Begins with nothing remembered. */
    void forget() {
        Configuration configuration = new Configuration(key ->
                Optional.of(new SettingSource.Value("2024-01", "test")).filter(any -> key.equals("icd.release")));
        IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));
        terminology = new FhirTerminology(
                gateway,
                new SystemCatalogue(new ReleaseCatalogue(gateway, indexes, configuration)),
                indexes,
                configuration);
    }

    /** {@return a query of names and values in turn} */
    static String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder("?");
        for (int at = 0; at < namesAndValues.length; at += 2) {
            query.append(at == 0 ? "" : "&")
                    .append(PercentEncoding.encode(namesAndValues[at]))
                    .append('=')
                    .append(PercentEncoding.encode(namesAndValues[at + 1]));
        }
        return query.toString();
    }

    Reply get(String path, String... namesAndValues) {
        return get(FhirVersion.R4, path, namesAndValues);
    }

    Reply get(FhirVersion fhir, String path, String... namesAndValues) {
        Inputs inputs = FhirPath.parameters(query(namesAndValues).substring(1));
        return send(fhir, "GET", path, inputs, Optional.empty(), null);
    }

    Reply getIn(String acceptLanguage, String path, String... namesAndValues) {
        Inputs inputs = FhirPath.parameters(query(namesAndValues).substring(1));
        return send(FhirVersion.R4, "GET", path, inputs, Optional.empty(), acceptLanguage);
    }

    /** {@return the answer to a resource that is posted, with single quotation marks for double ones} */
    Reply post(String path, String json) {
        return post(FhirVersion.R4, path, json);
    }

    Reply post(FhirVersion fhir, String path, String json) {
        JsonObject resource = Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        boolean bundle = resource.getString("resourceType").equals("Bundle");
        return send(
                fhir,
                "POST",
                path,
                bundle ? new Inputs() : Inputs.of(resource),
                Optional.of(resource).filter(any -> bundle),
                null);
    }

    Reply send(
            FhirVersion fhir,
            String method,
            String path,
            Inputs inputs,
            Optional<JsonObject> bundle,
            String acceptLanguage) {
        FhirInquiry inquiry = terminology.inquiry();
        try {
            FhirRequest request = new FhirRequest(
                    fhir,
                    "http://desk.test/fhir/" + fhir.segment(),
                    method,
                    FhirPath.of(path).segments(),
                    inputs,
                    bundle,
                    acceptLanguage);
            return new Reply(200, terminology.answer(request, inquiry).resource(), inquiry);
        } catch (RuntimeException e) {
            FhirProblem problem = FhirFailures.of(e);
            return new Reply(problem.status(), OperationOutcome.of(List.of(problem.issue())), inquiry);
        }
    }

    @Override
    public void close() {
        bench.close();
        sandbox.close();
    }
}
