// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.FOUNDATION;
import static org.icddesk.fhir.FhirBench.ICD10;
import static org.icddesk.fhir.FhirBench.MMS;
import static org.icddesk.fhir.FhirBench.SCALE;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.fhir.FhirBench.Reply;
import org.icddesk.fhir.resource.FhirVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandTest {

    private static final String EXPAND = "/ValueSet/$expand";

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    private static Reply compose(String include, String... more) {
        return fhir.post(
                EXPAND,
                "{'resourceType':'Parameters','parameter':[{'name':'valueSet','resource':{'resourceType':'ValueSet',"
                        + "'url':'http://desk.test/vs','name':'Vs','status':'active','compose':{'include':[" + include
                        + "]" + String.join("", more) + "}}}]}");
    }

    private static String mms(String rest) {
        return "{'system':'" + MMS + "'," + rest + "}";
    }

    @Test
    void theCholeraScaleHasThreeValues() {
        Reply reply = fhir.get(EXPAND, "url", SCALE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.resource().getString("url")).isEqualTo(SCALE);
        assertThat(reply.resource().getString("version")).isEqualTo("2024-01");
        assertThat(reply.resource().containsKey("compose")).isFalse();
        assertThat(reply.expansion().getInt("total")).isEqualTo(3);
        assertThat(reply.expansion().getString("identifier")).startsWith("urn:uuid:");
        assertThat(reply.expansion().getString("timestamp")).endsWith("Z");
        assertThat(reply.contains("code")).containsExactly("XN8P1", "XN62R", "XN8KD");
        assertThat(reply.contains("display")).contains("Vibrio cholerae O1, biovar eltor");
        assertThat(reply.contains("system")).containsOnly(MMS);
        assertThat(reply.parameter("version")).containsExactly(MMS + "|2024-01");
        assertThat(fhir.get(
                                EXPAND,
                                "url",
                                "http://id.who.int/icd/release/11/2023-01/mms/257068234/"
                                        + "postcoordinationScale/infectiousAgent")
                        .parameter("version"))
                .as("the versioned identifier")
                .containsExactly(MMS + "|2023-01");
    }

    @Test
    void pagesAndFiltersOfTheScale() {
        Reply two = fhir.get(EXPAND, "url", SCALE, "count", "2");
        Reply last = fhir.get(EXPAND, "url", SCALE, "offset", "1", "count", "2");
        Reply none = fhir.get(EXPAND, "url", SCALE, "count", "0");
        Reply eltor = fhir.get(EXPAND, "url", SCALE, "filter", "eltor");
        Reply beyond = fhir.get(EXPAND, "url", SCALE, "offset", "7");

        assertThat(two.expansion().getInt("total")).isEqualTo(3);
        assertThat(two.contains("code")).containsExactly("XN8P1", "XN62R");
        assertThat(two.parameter("count")).containsExactly("2");
        assertThat(last.contains("code")).containsExactly("XN62R", "XN8KD");
        assertThat(last.expansion().getInt("offset")).isEqualTo(1);
        assertThat(last.parameter("offset")).containsExactly("1");
        assertThat(none.contains("code")).isEmpty();
        assertThat(none.expansion().getInt("total")).isEqualTo(3);
        assertThat(eltor.contains("code")).containsExactly("XN62R");
        assertThat(eltor.parameter("filter")).containsExactly("eltor");
        assertThat(beyond.contains("code")).isEmpty();
        assertThat(fhir.get(EXPAND, "url", SCALE, "filter", "vibrio O1 ELTOR").contains("code"))
                .containsExactly("XN62R");
    }

    @Test
    void aWalkByPagesHasNoGapAndNoRepeatAndAsksLittle() {
        fhir.forget();
        Reply whole = fhir.get(EXPAND, "url", MMS + "?fhir_vs=isa/01", "count", "1000");
        int total = whole.expansion().getInt("total");
        fhir.forget();
        fhir.get("/CodeSystem", "url", MMS);
        List<String> walked = new ArrayList<>();
        int size = 7;
        for (int offset = 0; offset < total; offset += size) {
            int before = fhir.sandbox.counters().apiRequests();
            Reply page = fhir.get(EXPAND, "url", MMS + "?fhir_vs=isa/01", "offset", "" + offset, "count", "" + size);
            walked.addAll(page.contains("code"));
            assertThat(fhir.sandbox.counters().apiRequests() - before)
                    .as("calls upstream for the page at %d", offset)
                    .isLessThanOrEqualTo(size + 2);
        }

        assertThat(total).isGreaterThan(20);
        assertThat(walked)
                .isEqualTo(whole.contains("code"))
                .doesNotHaveDuplicates()
                .hasSize(total);
        assertThat(walked).contains("01", "1A00", "1A03.Y");
    }

    @Test
    void whatHasNoCodeIsAbstractWithItsIdentifier() {
        Reply reply = fhir.get(EXPAND, "url", MMS + "?fhir_vs=isa/" + MMS + "/135352227", "count", "1");

        assertThat(reply.contains("code")).containsExactly(MMS + "/135352227");
        assertThat(reply.contains("abstract")).containsExactly("true");
    }

    @Test
    void aWholeClassificationIsCountedAndSearched() {
        Reply all = fhir.get(EXPAND, "url", MMS + "?fhir_vs", "count", "5");
        Reply found = fhir.get(EXPAND, "url", MMS + "?fhir_vs", "filter", "choler", "count", "7");

        assertThat(all.expansion().getInt("total")).isGreaterThan(100);
        assertThat(all.contains("code")).hasSize(5).startsWith("01");
        assertThat(found.contains("code")).contains("1A00").hasSizeLessThanOrEqualTo(7);
        assertThat(found.contains("display")).contains("Cholera");
        assertThat(fhir.get("/ValueSet/mms-2024-01/$expand", "count", "5").contains("code"))
                .isEqualTo(all.contains("code"));
    }

    @Test
    void aSearchThatIsChoppedSaysSo() {
        Reply reply = fhir.get(EXPAND, "url", MMS + "?fhir_vs", "filter", "a", "count", "3");

        if (reply.parameter("limitedExpansion").isEmpty()) {
            assertThat(reply.expansion().containsKey("total")).isTrue();
        } else {
            assertThat(reply.expansion().containsKey("total")).isFalse();
        }
    }

    @Test
    void icd10WithoutAnIndexIsWalkedWhereItIsSmallAndRefusedWhereNot() {
        Reply small = fhir.get(EXPAND, "url", ICD10 + "?fhir_vs=isa/A00-A09");
        Reply searched = fhir.get(EXPAND, "url", ICD10 + "?fhir_vs", "filter", "cholera");

        assertThat(small.contains("code")).startsWith("A00-A09", "A00", "A00.0", "A00.1", "A00.9", "A01");
        assertThat(fhir.get(EXPAND, "url", ICD10 + "?fhir_vs=isa/A00-A09", "filter", "eltor")
                        .contains("code"))
                .containsExactly("A00.1");
        assertThat(searched.status()).isEqualTo(422);
        assertThat(searched.issues()).containsExactly("error too-costly");
    }

    @Test
    void theFoundationHasItsSubtrees() {
        Reply reply = fhir.get(EXPAND, "url", FOUNDATION + "?fhir_vs=isa/257068234");

        assertThat(reply.contains("code")).contains(FOUNDATION + "/257068234", FOUNDATION + "/1384028266");
        assertThat(reply.contains("abstract")).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A03", MMS + "/344162786"})
    void valueSetsOfClientsFilterByCodeAndIdentifier(String value) {
        Reply isA = compose(mms("'filter':[{'property':'concept','op':'is-a','value':'" + value + "'}]"));
        Reply below = compose(mms("'filter':[{'property':'concept','op':'descendent-of','value':'" + value + "'}]"));

        assertThat(isA.contains("code")).startsWith("1A03").contains("1A03.0", "1A03.Z");
        assertThat(below.contains("code")).doesNotContain("1A03").contains("1A03.0", "1A03.Z");
        assertThat(isA.resource().getString("url")).isEqualTo("http://desk.test/vs");
    }

    @Test
    void listsKeepTheirCodesAndWords() {
        Reply reply = compose(mms("'concept':[{'code':'1A00'},{'code':'" + MMS
                + "/416025325'},{'code':'1A02','display':'Shigella'},{'code':'1A00&XN8P1'}]"));

        assertThat(reply.contains("code")).containsExactly("1A00", MMS + "/416025325", "1A02", "1A00&XN8P1");
        assertThat(reply.contains("display")).contains("Cholera", "Shigella");
        assertThat(reply.expansion().getInt("total")).isEqualTo(4);
    }

    @Test
    void excludesAndImports() {
        String bacterial = mms("'filter':[{'property':'concept','op':'is-a','value':'1A03'}]");
        Reply without = compose(bacterial, ",'exclude':[" + mms("'concept':[{'code':'1A03.0'}]") + "]");
        Reply imported = compose("{'valueSet':['" + SCALE + "']}");
        Reply both = compose("{'valueSet':['" + SCALE + "','" + MMS + "?fhir_vs=isa/XN62R']}");

        assertThat(without.contains("code")).contains("1A03", "1A03.1").doesNotContain("1A03.0");
        assertThat(imported.contains("code")).containsExactly("XN8P1", "XN62R", "XN8KD");
        assertThat(both.contains("code")).containsExactly("XN62R");
    }

    @Test
    void importsFromTheRequestAreFoundAndCyclesRefused() {
        String head = "{'resourceType':'Parameters','parameter':[{'name':'url','valueUri':'http://desk.test/a'},"
                + "{'name':'tx-resource','resource':{'resourceType':'ValueSet','url':'http://desk.test/a',"
                + "'status':'active','compose':{'include':[{'valueSet':['http://desk.test/b']}]}}},"
                + "{'name':'tx-resource','resource':{'resourceType':'ValueSet','url':'http://desk.test/b',"
                + "'status':'active','compose':{'include':[";

        assertThat(fhir.post(EXPAND, head + mms("'concept':[{'code':'1A00'}]") + "]}}}]}")
                        .contains("code"))
                .containsExactly("1A00");
        assertThat(fhir.post(EXPAND, head + "{'valueSet':['http://desk.test/a']}]}}}]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void languagesOfDisplays() {
        Reply spanish = fhir.get(EXPAND, "url", MMS + "?fhir_vs=isa/1A00", "displayLanguage", "es");
        Reply untranslated = fhir.get(EXPAND, "url", SCALE, "displayLanguage", "ar");
        Reply nothing = fhir.get(EXPAND, "url", SCALE, "displayLanguage", "ar,*;q=0");

        assertThat(spanish.contains("display")).containsExactly("Cólera");
        assertThat(spanish.parameter("displayLanguage")).containsExactly("es");
        assertThat(untranslated.contains("display")).contains("Vibrio cholerae O139");
        assertThat(untranslated.resource().toString()).doesNotContain("No translation");
        assertThat(nothing.contains("display")).containsOnlyNulls();
    }

    @Test
    void designationsAndProperties() {
        String url = MMS + "?fhir_vs=isa/1A00";
        Reply words = fhir.get(EXPAND, "url", url, "includeDesignations", "true", "designation", "urn:ietf:bcp:47|es");
        Reply four = fhir.get(EXPAND, "url", url, "property", "parent", "property", "definition");
        Reply five = fhir.get(FhirVersion.R5, EXPAND, "url", url, "property", "parent");

        assertThat(words.resource().toString()).contains("Cólera", "asiatic cholera", "preferredForLanguage");
        assertThat(words.parameter("includeDesignations")).containsExactly("true");
        assertThat(four.resource().toString())
                .contains("extension-ValueSet.expansion.contains.property", "An infection of the bowel");
        assertThat(five.resource().toString())
                .contains("\"property\":[{\"code\":\"parent\",\"valueCode\":\"" + MMS + "/135352227\"}]");
    }

    @Test
    void includeDefinitionGivesTheDefinition() {
        assertThat(fhir.get(EXPAND, "url", SCALE, "includeDefinition", "true").resource())
                .containsKey("compose");
    }

    @Test
    void versionsOfCodeSystems() {
        String bare = "{'resourceType':'Parameters','parameter':[{'name':'%s','valueUri':'" + MMS + "|%s'},"
                + "{'name':'valueSet','resource':{'resourceType':'ValueSet','status':'active','compose':{'include':["
                + mms("%s'concept':[{'code':'1A00'}]") + "]}}}]}";

        assertThat(fhir.post(EXPAND, bare.formatted("system-version", "2023-01", ""))
                        .parameter("version"))
                .containsExactly(MMS + "|2023-01");
        assertThat(fhir.post(EXPAND, bare.formatted("system-version", "2023-01", "'version':'2024-01',"))
                        .parameter("version"))
                .containsExactly(MMS + "|2024-01");
        assertThat(fhir.post(EXPAND, bare.formatted("force-system-version", "2023-01", "'version':'2024-01',"))
                        .parameter("version"))
                .containsExactly(MMS + "|2023-01");
        assertThat(fhir.post(EXPAND, bare.formatted("check-system-version", "2023-01", "'version':'2024-01',"))
                        .status())
                .isEqualTo(422);
        assertThat(fhir.get(EXPAND, "url", SCALE, "system-version", MMS + "|2023-01")
                        .parameter("version"))
                .containsExactly(MMS + "|2023-01");
    }

    @ParameterizedTest
    @CsvSource({
        "http://nowhere.test/vs, 404, error not-found not-found",
        MMS + "?fhir_vs=isa/XXXX9, 404, error not-found not-found",
        MMS + "/257068234/postcoordinationScale/laterality, 404, error not-found not-found",
        MMS + "?fhir_vs|1999-01, 404, error not-found not-found"
    })
    void unknownValueSets(String url, int status, String issue) {
        Reply reply = fhir.get(EXPAND, "url", url);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.issues()).containsExactly(issue);
    }

    @Test
    void whatCannotBeEvaluatedIsRefused() {
        Reply badCode = compose(mms("'concept':[{'code':'XXXX9'}]"));
        Reply filter = compose(mms("'filter':[{'property':'concept','op':'regex','value':'.*'}]"));
        Reply property = compose(mms("'filter':[{'property':'parent','op':'is-a','value':'01'}]"));
        Reply system = compose("{'system':'http://snomed.info/sct'}");

        assertThat(badCode.status()).isEqualTo(422);
        assertThat(badCode.issues()).containsExactly("error code-invalid invalid-code");
        assertThat(filter.status()).isEqualTo(422);
        assertThat(filter.issues()).containsExactly("error not-supported vs-invalid");
        assertThat(property.status()).isEqualTo(422);
        assertThat(system.status()).isEqualTo(404);
        assertThat(fhir.get(EXPAND).status()).isEqualTo(400);
        assertThat(fhir.get(EXPAND, "url", SCALE, "count", "-1").status()).isEqualTo(400);
        assertThat(fhir.get(EXPAND, "url", SCALE, "offset", "2147483647").contains("code"))
                .isEmpty();
        assertThat(fhir.get(EXPAND, "url", SCALE, "offset", "2147483648").words())
                .isEqualTo("offset must be a whole number from 0 to 2147483647.");
        assertThat(fhir.get(EXPAND, "url", SCALE, "activeOnly", "maybe").status())
                .isEqualTo(400);
    }

    @Test
    void supplementsAreRefused() {
        Reply extension = fhir.post(
                EXPAND,
                "{'resourceType':'Parameters','parameter':[{'name':'valueSet','resource':{'resourceType':'ValueSet',"
                        + "'status':'active','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
                        + "valueset-supplement','valueCanonical':'http://x.test'}],'compose':{'include':["
                        + mms("'concept':[{'code':'1A00'}]") + "]}}}]}");
        Reply resource = fhir.post(
                EXPAND,
                "{'resourceType':'Parameters','parameter':[{'name':'url','valueUri':'" + SCALE
                        + "'},{'name':'tx-resource','resource':{'resourceType':'CodeSystem','content':'supplement'}}]}");

        assertThat(extension.status()).isEqualTo(422);
        assertThat(extension.issues()).containsExactly("error business-rule not-found");
        assertThat(resource.issues()).containsExactly("error business-rule not-found");
        assertThat(fhir.get(EXPAND, "url", SCALE, "useSupplement", "http://x.test")
                        .status())
                .isEqualTo(422);
    }
}
