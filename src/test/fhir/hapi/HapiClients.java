// SPDX-License-Identifier: Apache-2.0
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.RemoteTerminologyServiceValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HAPI's instance validator on an answer of each kind, and its remote terminology support; says what it found, line by line. */
public final class HapiClients {

    private static final String MMS = "http://id.who.int/icd/release/11/mms";
    private static final String SCALE = MMS + "/257068234/postcoordinationScale/infectiousAgent";

    private final String base;
    private final FhirContext context;
    private final String name;
    private final HttpClient client = HttpClient.newHttpClient();

    private HapiClients(String base, FhirContext context, String name) {
        this.base = base;
        this.context = context;
        this.name = name;
    }

    public static void main(String[] args) throws Exception {
        new HapiClients(args[0] + "/r4", FhirContext.forR4(), "R4").run();
        new HapiClients(args[0] + "/r5", FhirContext.forR5(), "R5").run();
        System.out.println("END");
    }

    private void run() throws Exception {
        validateInstances();
        askRemotely();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> kinds() {
        String mms = "?system=" + encoded(MMS);
        String vs = "/ValueSet/$expand?url=" + encoded(SCALE);
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("metadata", "/metadata");
        kinds.put("terminology", "/metadata?mode=terminology");
        kinds.put("versions", "/$versions");
        kinds.put("code system", "/CodeSystem/mms-2024-01");
        kinds.put("code systems", "/CodeSystem?url=" + encoded(MMS));
        kinds.put("value set", "/ValueSet/mms-2024-01");
        kinds.put("value sets", "/ValueSet?url=" + encoded(SCALE));
        kinds.put("concept maps", "/ConceptMap");
        kinds.put("lookup", "/CodeSystem/$lookup" + mms + "&code=1A00");
        kinds.put("lookup of parts", "/CodeSystem/$lookup" + mms + "&code=1A00%26XN8P1");
        kinds.put("validate", "/CodeSystem/$validate-code?url=" + encoded(MMS) + "&code=1A00");
        kinds.put("validate bad", "/CodeSystem/$validate-code?url=" + encoded(MMS) + "&code=XXXX9");
        kinds.put("subsumes", "/CodeSystem/$subsumes" + mms + "&codeA=01&codeB=1A00");
        kinds.put("expand", vs + "&count=2");
        // Without the network HAPI's validator knows no cross-version extension, which properties have in R4.
        String properties = name.equals("R4") ? "" : "&property=parent&property=definition";
        kinds.put("expand all", vs + properties + "&includeDesignations=true&includeDefinition=true");
        kinds.put("validate in value set", "/ValueSet/$validate-code?url=" + encoded(SCALE) + "&system=" + encoded(MMS) + "&code=1A00");
        kinds.put("not found", "/CodeSystem/$lookup" + mms + "&code=XXXX9");
        kinds.put("bad", "/CodeSystem/$lookup");
        return kinds;
    }

    private void validateInstances() throws Exception {
        FhirValidator validator = context.newValidator();
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context));
        validator.registerValidatorModule(new FhirInstanceValidator(chain));
        for (Map.Entry<String, String> kind : kinds().entrySet()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + kind.getValue())).build();
            check(validator, kind.getKey(), client.send(request, BodyHandlers.ofString()).body());
        }
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{\"request\":{\"method\":\"GET\",\"url\":\"CodeSystem/$lookup?system=" + MMS + "&code=1A00\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"CodeSystem/$lookup?system=" + MMS + "&code=XXXX9\"}}]}";
        HttpRequest post = HttpRequest.newBuilder(URI.create(base + "/"))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(batch))
                .build();
        check(validator, "batch", client.send(post, BodyHandlers.ofString()).body());
    }

    private void check(FhirValidator validator, String kind, String body) {
        long errors = validator.validateWithResult(body).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .peek(message -> System.out.println("  " + message.getLocationString() + ": " + message.getMessage()))
                .count();
        say(errors == 0, "instance " + kind);
    }

    private void askRemotely() {
        RemoteTerminologyServiceValidationSupport remote =
                new RemoteTerminologyServiceValidationSupport(context, base);
        ValidationSupportContext all = new ValidationSupportContext(
                new ValidationSupportChain(new DefaultProfileValidationSupport(context), remote));
        say(remote.isCodeSystemSupported(all, MMS), "supports the MMS");
        say(remote.isValueSetSupported(all, SCALE), "supports the scale");
        say(!remote.isCodeSystemSupported(all, "http://nowhere.test"), "does not support others");
        ConceptValidationOptions options = new ConceptValidationOptions();
        IValidationSupport.CodeValidationResult good = remote.validateCode(all, options, MMS, "1A00", null, null);
        say(good != null && good.isOk() && "Cholera".equals(good.getDisplay()), "1A00 is valid");
        IValidationSupport.CodeValidationResult bad = remote.validateCode(all, options, MMS, "XXXX9", null, null);
        boolean error = bad != null
                && !bad.isOk()
                && bad.getSeverity() == IValidationSupport.IssueSeverity.ERROR
                // Of issues HAPI reads those of R4 alone.
                && (name.equals("R5") || bad.getIssues().stream()
                        .anyMatch(issue -> issue.getType().getCode().equals("code-invalid")
                                && issue.getDetails().getCodings().stream()
                                        .anyMatch(coding -> coding.getCode().equals("invalid-code"))));
        say(error, "XXXX9 is an error, code-invalid, invalid-code");
        IValidationSupport.CodeValidationResult in = remote.validateCode(all, options, MMS, "XN62R", null, SCALE);
        IValidationSupport.CodeValidationResult out = remote.validateCode(all, options, MMS, "1A00", null, SCALE);
        say(in != null && in.isOk() && out != null && !out.isOk(), "the scale has XN62R and not 1A00");
        if (name.equals("R5")) {
            return; // HAPI's lookupCode has no R5.
        }
        IValidationSupport.LookupCodeResult found =
                remote.lookupCode(all, new LookupCodeRequest(MMS, "1A00", "es", java.util.List.of()));
        say(found != null && found.isFound() && "Cólera".equals(found.getCodeDisplay()), "looks 1A00 up in Spanish");
    }

    private void say(boolean holds, String what) {
        System.out.println((holds ? "PASS " : "FAIL ") + name + " " + what);
    }
}
