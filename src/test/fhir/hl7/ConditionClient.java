// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.terminologies.client.TerminologyClientContext;
import org.hl7.fhir.utilities.FhirPublication;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.npm.CommonPackages;
import org.hl7.fhir.utilities.npm.FilesystemPackageCacheManager;
import org.hl7.fhir.validation.ValidationEngine;

/**
 * HL7's validator checks a Condition of R5 and asks the service about its code; says what it found, line by line. The
 * definitions of R5 are the package that HAPI's library has, put where the validator looks for packages.
 */
public final class ConditionClient {

    private static final String CORE = "hl7.fhir.r5.core";
    private static final String VERSION = "5.0.0";

    private ConditionClient() {}

    public static void main(String[] args) throws Exception {
        // The server is on this machine, without HTTPS.
        ManagedWebAccess.setSsrfProtectionEnabled(false);
        // Nor does it take code systems of clients, which the validator otherwise wants of every server.
        TerminologyClientContext.setCanAllowNonConformantServers(true);
        TerminologyClientContext.setAllowNonConformantServers(true);
        System.setProperty("user.home", args[1]);
        preparePackages(Path.of(args[1], ".fhir", "packages"));
        ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder()
                .withTxServer(args[0], null, FhirPublication.R5, false)
                .fromSource(CORE + "#" + VERSION);
        List<OperationOutcomeIssueComponent> right = issues(engine, "1A00");
        say(right.isEmpty(), "1A00 has no issue at code", right);
        List<OperationOutcomeIssueComponent> wrong = issues(engine, "XXXX9");
        say(
                wrong.stream().anyMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR),
                "XXXX9 is an error at code",
                wrong);
        System.out.println("END");
    }

    private static void preparePackages(Path folder) throws Exception {
        FilesystemPackageCacheManager packages = new FilesystemPackageCacheManager.Builder().build();
        if (!Files.isDirectory(folder.resolve(CORE + "#" + VERSION))) {
            String file = "/org/hl7/fhir/r5/packages/" + CORE + "-" + VERSION + ".tgz";
            try (InputStream core = ConditionClient.class.getResourceAsStream(file)) {
                packages.addPackageToCache(CORE, VERSION, core, file);
            }
        }
        // What R5 has no need of, but the validator loads before anything else.
        Path none = Files.createDirectories(
                folder.resolve(CommonPackages.ID_XVER + "#" + CommonPackages.VER_XVER).resolve("package"));
        Files.writeString(
                none.resolve("package.json"),
                "{\"name\":\"%s\",\"version\":\"%s\",\"type\":\"Conformance\",\"fhirVersions\":[\"5.0.0\"]}"
                        .formatted(CommonPackages.ID_XVER, CommonPackages.VER_XVER));
        Files.writeString(none.resolve(".index.json"), "{\"index-version\":2,\"files\":[]}");
    }

    private static List<OperationOutcomeIssueComponent> issues(ValidationEngine engine, String code) throws Exception {
        String condition = """
                {"resourceType":"Condition","subject":{"display":"nobody"},
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                "code":{"coding":[{"system":"http://id.who.int/icd/release/11/mms","code":"%s"}]}}"""
                .formatted(code);
        return engine
                .validate(
                        FhirFormat.JSON,
                        new ByteArrayInputStream(condition.getBytes(StandardCharsets.UTF_8)),
                        List.of())
                .getIssue()
                .stream()
                .filter(issue -> issue.getExpression().stream()
                        .anyMatch(place -> place.getValue().startsWith("Condition.code")))
                .toList();
    }

    private static void say(boolean holds, String what, List<OperationOutcomeIssueComponent> issues) {
        System.out.println((holds ? "PASS R5 " : "FAIL R5 ") + what);
        issues.forEach(issue -> System.out.println(
                "  " + issue.getSeverity().toCode() + " " + issue.getDetails().getText()));
    }
}
