// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.FOUNDATION;
import static org.icddesk.fhir.FhirBench.ICD10;
import static org.icddesk.fhir.FhirBench.ICF;
import static org.icddesk.fhir.FhirBench.MMS;

import jakarta.json.JsonArray;
import java.util.List;
import org.icddesk.fhir.FhirBench.Reply;
import org.icddesk.fhir.resource.FhirVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {

    private static final String LOOKUP = "/CodeSystem/$lookup";

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    private static Reply lookup(String system, String code, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"system", system, "code", code}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return fhir.get(LOOKUP, all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A00",
                "1a00",
                " 1A00 ",
                MMS + "/257068234",
                "http://id.who.int/icd/release/11/2024-01/mms/257068234",
                "257068234"
            })
    void everyFormOfACodeIsTheSameConcept(String code) {
        Reply reply = lookup(MMS, code);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.value("name")).isEqualTo("ICD-11 for Mortality and Morbidity Statistics");
        assertThat(reply.value("version")).isEqualTo("2024-01");
        assertThat(reply.value("display")).isEqualTo("Cholera");
        assertThat(reply.property("code")).containsExactly("1A00");
        assertThat(reply.property("id")).containsExactly(MMS + "/257068234");
        assertThat(reply.property("parent")).containsExactly(MMS + "/135352227");
        assertThat(reply.property("classKind")).containsExactly("category");
        assertThat(reply.property("source")).containsExactly(FOUNDATION + "/257068234");
        assertThat(reply.property("notSelectable")).isEmpty();
    }

    @Test
    void codeValuedPropertiesAreCodes() {
        for (String name : List.of("code", "id", "parent")) {
            JsonArray parts = lookup(MMS, "1A00").properties(name).get(0);
            assertThat(parts.getJsonObject(1)).as(name).containsKey("valueCode");
        }
        assertThat(lookup(MMS, "1A03").properties("child")).hasSizeGreaterThan(3);
    }

    @Test
    void aChapterIsFoundByItsCodeAndHasNoParent() {
        Reply reply = lookup(MMS, "01");

        assertThat(reply.value("display")).isEqualTo("Certain infectious or parasitic diseases");
        assertThat(reply.property("parent")).isEmpty();
        assertThat(reply.property("notSelectable")).as("chapters have a code").isEmpty();
    }

    @Test
    void whatHasNoCodeCannotBeSelected() {
        Reply reply = lookup(MMS, MMS + "/135352227");

        assertThat(reply.property("code")).isEmpty();
        assertThat(reply.property("id")).containsExactly(MMS + "/135352227");
        assertThat(reply.property("notSelectable")).containsExactly("true");
        assertThat(reply.property("blockId")).containsExactly("BlockL2-1A0");
        assertThat(reply.property("codeRange")).containsExactly("1A00-1A0Z");
    }

    @Test
    void aResidualIsFoundByCodeAndIdentifier() {
        assertThat(lookup(MMS, "1A03.Y").property("id")).containsExactly(MMS + "/344162786/other");
        assertThat(lookup(MMS, MMS + "/344162786/other").property("code")).containsExactly("1A03.Y");
        assertThat(lookup(FOUNDATION, FOUNDATION + "/344162786/other").status()).isEqualTo(404);
    }

    @Test
    void everyCodeSystemHasItsConcepts() {
        assertThat(lookup(ICF, "b110").value("display")).isEqualTo("Consciousness functions");
        assertThat(lookup(ICD10, "a00.0").property("code")).containsExactly("A00.0");
        assertThat(lookup(ICD10, "A00-A09").property("id")).containsExactly("http://id.who.int/icd/release/10/A00-A09");
        Reply foundation = lookup(FOUNDATION, FOUNDATION + "/257068234");
        assertThat(foundation.value("display")).isEqualTo("Cholera");
        assertThat(foundation.property("id")).containsExactly(FOUNDATION + "/257068234");
        assertThat(foundation.property("code")).isEmpty();
        assertThat(lookup(FOUNDATION, "257068234").value("display")).isEqualTo("Cholera");
    }

    @Test
    void aPostcoordinatedCodeHasItsPartsWhetherByCodesOrByIdentifiers() {
        for (String code : List.of("1A00&XN8P1", "1a00&xn8p1", MMS + "/257068234 & " + MMS + "/194483911")) {
            Reply reply = lookup(MMS, code);

            assertThat(reply.status()).as(code).isEqualTo(200);
            assertThat(reply.property("code")).containsExactly("1A00&XN8P1");
            assertThat(reply.property("id")).containsExactly(MMS + "/257068234 & " + MMS + "/194483911");
            JsonArray stem = reply.properties("stem").get(0);
            assertThat(Reply.part(stem, "value")).isEqualTo("1A00");
            List<JsonArray> values = reply.properties("postcoordinationValues");
            assertThat(values).hasSize(1);
            assertThat(Reply.part(values.get(0), "value")).isEqualTo("http://id.who.int/icd/schema/infectiousAgent");
            JsonArray value = Reply.named(values.get(0), "subproperty")
                    .findFirst()
                    .orElseThrow()
                    .getJsonArray("part");
            assertThat(Reply.part(value, "code")).isEqualTo("XN8P1");
            assertThat(Reply.part(value, "value")).isEqualTo(MMS + "/194483911");
            assertThat(Reply.part(value, "description")).isEqualTo("Vibrio cholerae O1, biovar cholerae");
        }
    }

    @Test
    void aValueOnNoAxisIsNamedWithTheAxesThereAre() {
        Reply reply = lookup(MMS, "1A00&XE729");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.issues()).containsExactly("error code-invalid invalid-code");
        assertThat(reply.words()).contains("XE729", "1A00", "infectiousAgent", "associatedWith");
        assertThat(lookup(MMS, "XXXX&XN8P1").status()).isEqualTo(404);
    }

    @Test
    void onlyThePropertiesThatAreNamedAreGiven() {
        Reply reply = lookup(MMS, "1A00", "property", "parent", "property", "notSelectable");

        assertThat(reply.resource().toString()).doesNotContain("designation");
        assertThat(reply.property("parent")).hasSize(1);
        assertThat(reply.property("notSelectable")).containsExactly("false");
        assertThat(reply.property("code")).isEmpty();
        assertThat(reply.value("display")).isEqualTo("Cholera");
    }

    @Test
    void theDefinitionIsAParameterInR5AndAPropertyInR4() {
        Reply four = lookup(MMS, "1A00");
        Reply five = fhir.get(FhirVersion.R5, LOOKUP, "system", MMS, "code", "1A00");

        assertThat(four.property("definition")).hasSize(1);
        assertThat(four.value("definition")).isNull();
        assertThat(five.property("definition")).isEmpty();
        assertThat(five.value("definition")).startsWith("An infection of the bowel");
        assertThat(five.value("code")).as("a property in both versions").isNull();
        assertThat(five.property("code")).containsExactly("1A00");
    }

    @Test
    void scalesAreNamedByAxisAndValueSet() {
        List<JsonArray> scales = lookup(MMS, "1A00").properties("postcoordinationScale");

        assertThat(scales.stream().map(scale -> Reply.part(scale, "value")))
                .containsExactly(
                        "http://id.who.int/icd/schema/infectiousAgent", "http://id.who.int/icd/schema/associatedWith");
        assertThat(scales.get(0).toString()).contains(FhirBench.SCALE);
    }

    @Test
    void theLanguageComesFromTheParameterThenTheHeader() {
        assertThat(lookup(MMS, "1A00", "displayLanguage", "es").value("display"))
                .isEqualTo("Cólera");
        assertThat(lookup(MMS, "1A00", "language", "es").value("display"))
                .as("HAPI's name of it")
                .isEqualTo("Cólera");
        assertThat(fhir.getIn("es", LOOKUP, "system", MMS, "code", "1A00").value("display"))
                .isEqualTo("Cólera");
        assertThat(fhir.getIn("es", LOOKUP, "system", MMS, "code", "1A00", "displayLanguage", "en")
                        .value("display"))
                .isEqualTo("Cholera");
        assertThat(fhir.getIn(";;q=,,", LOOKUP, "system", MMS, "code", "1A00").value("display"))
                .isEqualTo("Cholera");
    }

    @Test
    void aLanguageThatIsNotThereFallsBackToEnglishOrToNothing() {
        assertThat(lookup(MMS, "1A00", "displayLanguage", "ja").value("display"))
                .isEqualTo("Cholera");
        assertThat(lookup(MMS, "1A00", "displayLanguage", "ja,*;q=0").value("display"))
                .as("the code stands in, since R4 and R5 want a display")
                .isEqualTo("1A00");
        assertThat(lookup(MMS, "1A00", "displayLanguage", "es-AR").value("display"))
                .isEqualTo("Cólera");
        Reply untranslated = lookup(MMS, "XN8P1", "displayLanguage", "fr");
        assertThat(untranslated.resource().toString()).doesNotContain("No translation");
        assertThat(untranslated.value("display")).isEqualTo("Vibrio cholerae O1, biovar cholerae");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz-zz-zz", "english", "zz", "e", "en_US", "-", "*;q=2", "en;q=x", "<script>"})
    void aMalformedLanguageIsRefused(String tag) {
        Reply reply = lookup(MMS, "1A00", "displayLanguage", tag);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.issues()).containsExactly("error invalid invalid-data");
        assertThat(reply.words()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({
        MMS + ", XXXX9, '', 404, error not-found invalid-code",
        MMS + ", A00.0, '', 404, error not-found invalid-code",
        MMS + ", http://id.who.int/icd/release/11/2023-01/mms/257068234, 2024-01, 404, error not-found invalid-code",
        MMS + ", http://id.who.int/icd/entity/257068234, '', 404, error not-found invalid-code",
        MMS + ", 1A00, 1999-01, 404, error not-found not-found",
        MMS + ", 1A00, latest, 404, error not-found not-found",
        "http://id.who.int/icd11/mms, 1A00, '', 404, error not-found not-found",
        ICD10 + ", A00.0, 2024-01, 404, error not-found not-found"
    })
    void whatIsUnknownIsNotFound(String system, String code, String version, int status, String issue) {
        Reply reply = lookup(system, code, "version", version);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.issues()).containsExactly(issue);
    }

    @Test
    void aVersionMayStandInTheUrlAndTheAddress() {
        assertThat(lookup(MMS + "|2023-01", "1A00").value("version")).isEqualTo("2023-01");
        assertThat(fhir.get("/CodeSystem/mms-2023-01/$lookup", "code", "1A00").value("version"))
                .isEqualTo("2023-01");
        assertThat(fhir.get("/CodeSystem/mms-1999-01/$lookup", "code", "1A00").status())
                .isEqualTo(404);
    }

    @Test
    void codingsAndTypesOfAnyKindAreRead() {
        Reply coding = fhir.post(
                LOOKUP,
                "{'resourceType':'Parameters','parameter':[{'name':'coding','valueCoding':{'system':'" + MMS
                        + "','version':'2024-01','code':'1A00'}}]}");
        Reply asString = fhir.post(
                LOOKUP,
                "{'resourceType':'Parameters','parameter':[{'name':'system','valueString':'" + MMS
                        + "'},{'name':'code','valueString':'1A00'},{'name':'unknown-to-us','valueBoolean':true}]}");

        assertThat(coding.value("display")).isEqualTo("Cholera");
        assertThat(asString.resource()).isEqualTo(coding.resource());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(fhir.get(LOOKUP).status()).isEqualTo(400);
        assertThat(fhir.get(LOOKUP, "code", "1A00").issues()).containsExactly("error invalid invalid-data");
        assertThat(fhir.get(LOOKUP, "system", MMS).words()).contains("code");
        assertThat(lookup(MMS, "1A00", "code", "1A01").status()).as("twice").isEqualTo(400);
    }

    @Test
    void designationsHaveTheirLanguageAndOthersCanBeAskedFor() {
        String reply = lookup(MMS, "1A00", "property", "lang.es", "property", "designation")
                .resource()
                .toString();

        assertThat(reply).contains("Cólera", "asiatic cholera").doesNotContain("deprecated");
    }

    @Test
    void aRememberedCodeIsNotAskedForAgain() {
        lookup(MMS, "1A00");
        int before = fhir.sandbox.counters().apiRequests();

        lookup(MMS, "1A00");

        assertThat(fhir.sandbox.counters().apiRequests()).isEqualTo(before);
    }
}
