// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.TestReport.TestReportActionResult;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.json.model.JsonArray;
import org.hl7.fhir.utilities.json.model.JsonElement;
import org.hl7.fhir.utilities.json.model.JsonObject;
import org.hl7.fhir.utilities.json.model.JsonProperty;
import org.hl7.fhir.validation.special.TxTester;

/**
 * HL7's runner of terminology cases on cases of our own, which a file tells in few words; says what it found, line by line.
 *
 * <p>A case asks by the parameters in "ask", and expects either the parameters in "told" (with the properties of a concept in
 * "properties", and issues in "issues"), an outcome with "issues" alone, or an expansion with "codes" and "parameters".
 */
public final class TerminologyCases implements TxTester.ITxTesterLoader {

    /** What a value set tells of itself, which no case is about. */
    private static final String[] ABOUT = {
        "id", "meta", "extension", "language", "url", "version", "name", "title", "status", "experimental", "date",
        "publisher", "description", "copyright", "compose"
    };

    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        for (String name : List.of("url", "system", "id", "parent", "child", "uri")) {
            TYPES.put(name, "Uri");
        }
        for (String name : List.of("code", "property", "displayLanguage", "normalized-code", "outcome")) {
            TYPES.put(name, "Code");
        }
        for (String name : List.of("count", "offset")) {
            TYPES.put(name, "Integer");
        }
    }

    private final JsonObject manifest;
    private final Map<String, JsonObject> files = new HashMap<>();

    private TerminologyCases(String cases) throws IOException {
        manifest = org.hl7.fhir.utilities.json.parser.JsonParser.parseObject(cases);
        for (JsonObject suite : manifest.getJsonObjects("suites")) {
            for (JsonObject test : suite.getJsonObjects("tests")) {
                String name = suite.asString("name") + "/" + test.asString("name");
                if (test.has("ask")) {
                    test.add("request", name + "-request.json");
                    files.put(test.asString("request"), asked(test.getJsonObject("ask")));
                }
                test.add("response", name + "-response.json");
                files.put(test.asString("response"), test.has("answer") ? test.getJsonObject("answer") : told(test));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        // The server is on this machine, without HTTPS.
        ManagedWebAccess.setSsrfProtectionEnabled(false);
        String cases = Files.readString(Path.of(args[0]));
        for (String base : List.of("r4", "r5")) {
            TxTester tester = new TxTester(new TerminologyCases(cases), args[1] + "/" + base, false, null, null);
            tester.setOutput(Path.of(args[2], base).toString()).execute(Set.of(), null);
            tester.getTestReport().getTest().forEach(test -> {
                var operation = test.getActionFirstRep().getOperation();
                boolean passed = operation.getResult() == TestReportActionResult.PASS;
                System.out.println((passed ? "PASS " : "FAIL ") + base + " " + test.getName()
                        + (passed ? "" : ": " + operation.getMessage()));
            });
        }
        System.out.println("END");
    }

    private static JsonObject asked(JsonObject ask) {
        JsonArray parameters = new JsonArray();
        for (JsonProperty property : ask.getProperties()) {
            for (JsonElement value : each(property.getValue())) {
                parameters.add(parameter(property.getName(), value));
            }
        }
        return resource("Parameters").add("parameter", parameters);
    }

    private static List<JsonElement> each(JsonElement value) {
        return value.isJsonArray() ? value.asJsonArray().getItems() : List.of(value);
    }

    private static JsonObject parameter(String name, JsonElement value) {
        JsonObject parameter = new JsonObject().add("name", name);
        if (value.isJsonObject()) {
            boolean whole = value.asJsonObject().has("resourceType");
            parameter.add(whole ? "resource" : name.equals("coding") ? "valueCoding" : "valueCodeableConcept", value);
        } else if (value.isJsonBoolean()) {
            parameter.add("valueBoolean", value);
        } else {
            parameter.add("value" + TYPES.getOrDefault(name, "String"), value);
        }
        return parameter;
    }

    private static JsonObject resource(String type) {
        return new JsonObject().add("resourceType", type);
    }

    private static JsonObject told(JsonObject test) {
        if (test.has("codes")) {
            return expansion(test);
        }
        return test.has("told") ? parameters(test) : outcome(test.getJsonArray("issues"));
    }

    private static JsonObject parameters(JsonObject test) {
        List<JsonObject> all = new ArrayList<>();
        for (JsonProperty property : test.getJsonObject("told").getProperties()) {
            all.add(parameter(property.getName(), property.getValue()));
        }
        if (test.has("issues")) {
            all.add(new JsonObject().add("name", "issues").add("resource", outcome(test.getJsonArray("issues"))));
        }
        test.forceArray("properties").getItems().forEach(each -> all.add(property(each.asJsonArray())));
        // NOTE: the runner sorts what it got by name; properties stand in the file as it sorts them.
        all.sort(Comparator.comparing(each -> each.asString("name")));
        JsonArray parameters = new JsonArray();
        all.forEach(parameters::add);
        return resource("Parameters").add("parameter", parameters);
    }

    /** {@return a property of a code, a value and, of parts, of triples of code, value and words} */
    private static JsonObject property(JsonArray told) {
        String code = told.get(0).asString();
        JsonArray parts = new JsonArray();
        parts.add(new JsonObject().add("name", "code").add("valueCode", code));
        for (int at = 2; at < told.size(); at++) {
            parts.add(new JsonObject().add("name", "subproperty").add("part", subproperty(told.get(at).asJsonArray())));
        }
        JsonElement value = told.get(1);
        parts.add(new JsonObject().add("name", "value").add(value.isJsonBoolean() ? "valueBoolean" : "valueCode", value));
        return new JsonObject().add("name", "property").add("part", parts);
    }

    private static JsonArray subproperty(JsonArray told) {
        JsonArray parts = new JsonArray();
        parts.add(new JsonObject().add("name", "code").add("valueCode", told.get(0)));
        if (told.size() > 2) {
            parts.add(new JsonObject().add("name", "description").add("valueString", told.get(2)));
        }
        String type = told.get(0).asString().equals("stemLabel") ? "valueString" : "valueUri";
        parts.add(new JsonObject().add("name", "value").add(type, told.get(1)));
        return parts;
    }

    private static JsonObject outcome(JsonArray issues) {
        JsonArray all = new JsonArray();
        for (JsonElement each : issues.getItems()) {
            JsonArray told = each.asJsonArray();
            JsonArray coding = new JsonArray();
            coding.add(new JsonObject()
                    .add("system", "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type")
                    .add("code", told.get(2).asString()));
            JsonObject issue = new JsonObject();
            issue.add("$optional-properties$", optional("location", "expression"));
            issue.add("severity", told.get(0)).add("code", told.get(1));
            issue.add("details", new JsonObject().add("coding", coding).add("text", "$string$"));
            all.add(issue);
        }
        return resource("OperationOutcome").add("issue", all);
    }

    private static JsonArray optional(String... names) {
        JsonArray all = new JsonArray();
        List.of(names).forEach(all::add);
        return all;
    }

    private static JsonObject expansion(JsonObject test) {
        JsonArray parameters = new JsonArray();
        for (JsonElement each : test.forceArray("parameters").getItems()) {
            JsonArray told = each.asJsonArray();
            String name = told.get(0).asString();
            parameters.add(
                    name.equals("version")
                            ? new JsonObject().add("name", name).add("valueUri", told.get(1))
                            : parameter(name, told.get(1)));
        }
        JsonArray contains = new JsonArray();
        for (JsonElement each : test.getJsonArray("codes").getItems()) {
            JsonArray told = each.asJsonArray();
            contains.add(new JsonObject()
                    .add("system", test.asString("system"))
                    .add("code", told.get(0))
                    .add("display", told.get(1)));
        }
        JsonObject expansion = new JsonObject();
        expansion.add("$optional-properties$", optional("identifier", "offset"));
        expansion.add("timestamp", "$instant$").add("total", test.get("total"));
        expansion.add("parameter", parameters);
        if (contains.size() > 0) {
            expansion.add("contains", contains);
        }
        return resource("ValueSet").add("$optional-properties$", optional(ABOUT)).add("expansion", expansion);
    }

    @Override
    public String describe() {
        return "our own cases";
    }

    @Override
    public Resource loadResource(String filename) throws IOException {
        return new JsonParser().parse(loadContent(filename));
    }

    @Override
    public byte[] loadContent(String filename) {
        // What is not there is the runner's default parameters: none.
        JsonObject file = filename.equals(testFileName())
                ? manifest
                : files.getOrDefault(filename, resource("Parameters"));
        return org.hl7.fhir.utilities.json.parser.JsonParser.compose(file, true).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasContent(String filename) {
        return files.containsKey(filename);
    }

    @Override
    public String code() {
        return "icd-desk";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public String testFileName() {
        return "test-cases.json";
    }
}
