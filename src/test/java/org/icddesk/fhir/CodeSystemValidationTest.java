// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.MMS;

import java.util.List;
import org.icddesk.fhir.FhirBench.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CodeSystemValidationTest {

    private static final String VALIDATE = "/CodeSystem/$validate-code";

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    @Test
    void aGoodCodeIsValidWithNothingToSay() {
        Reply reply = fhir.get(VALIDATE, "url", MMS, "code", "1A00", "display", "cholera");

        assertThat(reply.value("result")).isEqualTo("true");
        assertThat(reply.value("code")).isEqualTo("1A00");
        assertThat(reply.value("system")).isEqualTo(MMS);
        assertThat(reply.value("version")).isEqualTo("2024-01");
        assertThat(reply.value("display")).isEqualTo("Cholera");
        assertThat(reply.values("normalized-code")).isEmpty();
        assertThat(reply.values("message")).isEmpty();
        assertThat(fhir.get(VALIDATE, "url", MMS, "code", "1A00", "display", "asiatic cholera")
                        .value("result"))
                .as("a synonym")
                .isEqualTo("true");
    }

    @Test
    void otherSpellingsAreValidAndNormalized() {
        for (String code : List.of("1a00", MMS + "/257068234", "257068234")) {
            Reply reply = fhir.get(VALIDATE, "system", MMS, "code", code);

            assertThat(reply.value("result")).as(code).isEqualTo("true");
            assertThat(reply.value("code")).isEqualTo(code);
            assertThat(reply.value("normalized-code")).isEqualTo("1A00");
            assertThat(reply.issues()).containsExactly("information business-rule code-rule");
        }
    }

    @Test
    void aPostcoordinatedCodeIsValidWhereItsValuesFit() {
        assertThat(fhir.get(VALIDATE, "url", MMS, "code", "1A00&XN8P1").value("result"))
                .isEqualTo("true");
        Reply reply = fhir.get(VALIDATE, "url", MMS, "code", "1A00&XE729");
        assertThat(reply.value("result")).isEqualTo("false");
        assertThat(reply.value("message")).contains("infectiousAgent");
        assertThat(reply.issues()).containsExactly("error code-invalid invalid-code");
    }

    @Test
    void anUnknownCodeIsFalseWithIssues() {
        Reply reply = fhir.get(VALIDATE, "url", MMS, "code", "XXXX9");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.value("result")).isEqualTo("false");
        assertThat(reply.value("code")).isEqualTo("XXXX9");
        assertThat(reply.value("version")).isEqualTo("2024-01");
        assertThat(reply.issues()).containsExactly("error code-invalid invalid-code");
        assertThat(reply.value("message")).isEqualTo(reply.words());
        assertThat(reply.outcome().toString()).contains("\"expression\":[\"code\"]");
    }

    @Test
    void anUnknownSystemOrVersionIsNamed() {
        Reply system = fhir.get(VALIDATE, "url", "http://id.who.int/icd11/mms", "code", "1A00");
        Reply version = fhir.get(VALIDATE, "url", MMS, "version", "1999-01", "code", "1A00");

        assertThat(system.value("result")).isEqualTo("false");
        assertThat(system.issues()).containsExactly("error not-found not-found");
        assertThat(system.value("x-caused-by-unknown-system")).isEqualTo("http://id.who.int/icd11/mms");
        assertThat(version.value("result")).isEqualTo("false");
        assertThat(version.value("x-caused-by-unknown-system")).isEqualTo(MMS + "|1999-01");
    }

    @Test
    void aWrongDisplayIsFalseUnlessLenient() {
        Reply strict = fhir.get(VALIDATE, "url", MMS, "code", "1A00", "display", "Kolera");
        Reply lenient = fhir.get(
                VALIDATE, "url", MMS, "code", "1A00", "display", "Kolera", "lenient-display-validation", "true");

        assertThat(strict.value("result")).isEqualTo("false");
        assertThat(strict.issues()).containsExactly("error invalid invalid-display");
        assertThat(strict.value("display")).isEqualTo("Cholera");
        assertThat(strict.value("message")).contains("Kolera", "Cholera");
        assertThat(lenient.value("result")).isEqualTo("true");
        assertThat(lenient.issues()).containsExactly("warning invalid invalid-display");
    }

    @Test
    void aDisplayInAnotherLanguageIsOnlyRemarkedUpon() {
        Reply reply = fhir.get(VALIDATE, "url", MMS, "code", "1A00", "display", "Cholera", "displayLanguage", "es");

        assertThat(reply.value("result")).isEqualTo("true");
        assertThat(reply.issues()).containsExactly("warning invalid display-comment");
        assertThat(reply.value("display")).isEqualTo("Cólera");
        assertThat(fhir.get(VALIDATE, "url", MMS, "code", "1A00", "display", "Cólera")
                        .value("result"))
                .isEqualTo("true");
    }

    @Test
    void aCodeableConceptIsValidIfOneCodingIs() {
        Reply reply = fhir.post(
                VALIDATE,
                "{'resourceType':'Parameters','parameter':[{'name':'codeableConcept','valueCodeableConcept':{'coding':["
                        + "{'system':'http://other.test','code':'x'},{'system':'" + MMS + "','code':'1A00'}]}}]}");

        assertThat(reply.value("result")).isEqualTo("true");
        assertThat(reply.value("code")).isEqualTo("1A00");
        assertThat(reply.outcome().toString()).contains("CodeableConcept.coding[0].system");
    }

    @Test
    void hl7sValidatorPostsACodingWithoutUrl() {
        Reply reply = fhir.post(
                VALIDATE,
                "{'resourceType':'Parameters','parameter':[{'name':'coding','valueCoding':{'system':'" + MMS
                        + "','code':'XXXX9'}},{'name':'default-to-latest-version','valueBoolean':true},"
                        + "{'name':'uuid','valueUuid':'urn:uuid:1'},{'name':'diagnostics','valueBoolean':true},"
                        + "{'name':'profile-url','valueCanonical':'http://x.test'}]}");

        assertThat(reply.value("result")).isEqualTo("false");
        assertThat(reply.outcome().toString()).contains("\"expression\":[\"Coding.code\"]");
    }

    @Test
    void theSystemMayStandInTheAddress() {
        assertThat(fhir.get("/CodeSystem/mms-2024-01/$validate-code", "code", "1A00")
                        .value("result"))
                .isEqualTo("true");
        assertThat(fhir.get(VALIDATE, "code", "1A00").status()).isEqualTo(400);
        assertThat(fhir.get(VALIDATE, "url", MMS).status()).isEqualTo(400);
    }
}
