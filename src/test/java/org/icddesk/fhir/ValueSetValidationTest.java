// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.ICD10;
import static org.icddesk.fhir.FhirBench.MMS;
import static org.icddesk.fhir.FhirBench.SCALE;

import org.icddesk.fhir.FhirBench.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSetValidationTest {

    private static final String VALIDATE = "/ValueSet/$validate-code";

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    @ParameterizedTest
    @CsvSource({
        SCALE + ", XN62R, true",
        SCALE + ", 1A00, false",
        MMS + "?fhir_vs, 1A00, true",
        MMS + "?fhir_vs, 1A00&XN8P1, true",
        MMS + "?fhir_vs=isa/01, 1A03.Y, true",
        MMS + "?fhir_vs=isa/1A03, 1A03, true",
        MMS + "?fhir_vs=isa/1A03, 1A00, false",
        ICD10 + "?fhir_vs=isa/A00-A09, A00.0, true",
        ICD10 + "?fhir_vs=isa/A00-A09, I10, false"
    })
    void inAndOut(String url, String code, boolean result) {
        String system = url.startsWith(ICD10) ? ICD10 : MMS;
        Reply reply = fhir.get(VALIDATE, "url", url, "system", system, "code", code);

        assertThat(reply.value("result")).isEqualTo(String.valueOf(result));
        assertThat(reply.value("code")).isEqualTo(code);
        if (!result) {
            assertThat(reply.issues()).containsExactly("error code-invalid not-in-vs");
            assertThat(reply.value("message")).contains(url);
        }
    }

    @Test
    void unknownCodesAndDisplaysAreIssuesOfTheirOwn() {
        assertThat(fhir.get(VALIDATE, "url", SCALE, "system", MMS, "code", "XXXX9")
                        .issues())
                .containsExactly("error code-invalid invalid-code");
        assertThat(fhir.get(VALIDATE, "url", SCALE, "system", MMS, "code", "XN62R", "display", "Kolera")
                        .issues())
                .containsExactly("error invalid invalid-display");
        Reply system = fhir.get(VALIDATE, "url", SCALE, "system", "http://snomed.info/sct", "code", "1");
        assertThat(system.value("result")).isEqualTo("false");
        assertThat(system.value("x-caused-by-unknown-system")).isEqualTo("http://snomed.info/sct");
    }

    @Test
    void listsInTheRequest() {
        String body = "{'resourceType':'Parameters','parameter':[{'name':'code','valueCode':'%s'},"
                + "{'name':'system','valueUri':'" + MMS + "'},{'name':'valueSet','resource':{'resourceType':'ValueSet',"
                + "'status':'active','compose':{'include':[{'system':'" + MMS + "','concept':[{'code':'1A00'},{'code':'"
                + MMS + "/416025325'}]}]}}}]}";

        assertThat(fhir.post(VALIDATE, body.formatted("1a00")).value("result")).isEqualTo("true");
        assertThat(fhir.post(VALIDATE, body.formatted("1A01")).value("result")).isEqualTo("true");
        assertThat(fhir.post(VALIDATE, body.formatted("1A02")).value("result")).isEqualTo("false");
    }

    @Test
    void theSystemIsInferredWhereThatIsWanted() {
        assertThat(fhir.get(VALIDATE, "url", SCALE, "code", "XN62R", "inferSystem", "true")
                        .value("result"))
                .isEqualTo("true");
        assertThat(fhir.get(VALIDATE, "url", SCALE, "code", "XN62R", "inferSystem", "true")
                        .value("system"))
                .isEqualTo(MMS);
        Reply without = fhir.get(VALIDATE, "url", SCALE, "code", "XN62R");
        assertThat(without.value("result")).isEqualTo("false");
        assertThat(without.issues()).containsExactly("error invalid invalid-data");
    }

    @Test
    void otherVersionsAndUnknownValueSets() {
        assertThat(fhir.get(VALIDATE, "url", SCALE, "system", MMS, "systemVersion", "2023-01", "code", "XN62R")
                        .value("version"))
                .isEqualTo("2023-01");
        assertThat(fhir.get(VALIDATE, "url", "http://nowhere.test", "system", MMS, "code", "1A00")
                        .status())
                .isEqualTo(404);
        assertThat(fhir.get(VALIDATE, "url", SCALE).status()).isEqualTo(400);
    }
}
