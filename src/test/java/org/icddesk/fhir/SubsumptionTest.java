// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.FOUNDATION;
import static org.icddesk.fhir.FhirBench.ICD10;
import static org.icddesk.fhir.FhirBench.MMS;

import org.icddesk.fhir.FhirBench.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsumptionTest {

    private static final String SUBSUMES = "/CodeSystem/$subsumes";

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    @ParameterizedTest
    @CsvSource({
        MMS + ", 1A00, 1a00, equivalent",
        MMS + ", 1A00, " + MMS + "/257068234, equivalent",
        MMS + ", 01, 1A00, subsumes",
        MMS + ", 1A03.Y, 1A03, subsumed-by",
        MMS + ", 1A00, 1A03, not-subsumed",
        MMS + ", 1A00&XN8P1, 1a00&xn8p1, equivalent",
        ICD10 + ", A00-A09, A00.0, subsumes",
        ICD10 + ", A00.0, A00-A09, subsumed-by",
        ICD10 + ", A00, A01.0, not-subsumed",
        FOUNDATION + ", 257068234, 1384028266, subsumes",
        FOUNDATION + ", 1384028266, 257068234, subsumed-by"
    })
    void oneStandsAboveTheOtherOrNot(String system, String first, String second, String outcome) {
        Reply reply = fhir.get(SUBSUMES, "system", system, "codeA", first, "codeB", second);

        assertThat(reply.value("outcome")).isEqualTo(outcome);
        assertThat(reply.resource().toString()).contains("\"valueCode\"");
    }

    @Test
    void anEntityWithTwoParentsStandsBelowBoth() {
        Reply entity =
                fhir.get("/CodeSystem/$lookup", "system", FOUNDATION, "code", "2000000010", "property", "parent");
        Reply other = fhir.get("/CodeSystem/$lookup", "system", FOUNDATION, "code", "135352227");
        assertThat(other.status()).isEqualTo(200);

        for (String parent : entity.property("parent")) {
            assertThat(fhir.get(SUBSUMES, "system", FOUNDATION, "codeA", parent, "codeB", "2000000010")
                            .value("outcome"))
                    .as(parent)
                    .isEqualTo("subsumes");
        }
    }

    @Test
    void ofPostcoordinatedCodesItCannotBeTold() {
        Reply reply = fhir.get(SUBSUMES, "system", MMS, "codeA", "1A00", "codeB", "1A00&XN8P1");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.issues()).containsExactly("error not-supported cannot-determine");
    }

    @Test
    void codingsAndFaults() {
        Reply codings = fhir.post(
                SUBSUMES,
                "{'resourceType':'Parameters','parameter':[{'name':'codingA','valueCoding':{'system':'" + MMS
                        + "','code':'01'}},{'name':'codingB','valueCoding':{'system':'" + MMS + "','code':'1A00'}}]}");

        assertThat(codings.value("outcome")).isEqualTo("subsumes");
        assertThat(fhir.get(SUBSUMES, "system", MMS, "codeA", "1A00").status()).isEqualTo(400);
        assertThat(fhir.get(SUBSUMES, "system", MMS, "codeA", "1A00", "codeB", "XXXX9")
                        .status())
                .isEqualTo(404);
        assertThat(fhir.get(SUBSUMES, "codeA", "1A00", "codeB", "1A00").status())
                .isEqualTo(400);
    }
}
