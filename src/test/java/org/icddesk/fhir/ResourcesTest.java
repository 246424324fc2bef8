// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.ICD10;
import static org.icddesk.fhir.FhirBench.MMS;
import static org.icddesk.fhir.FhirBench.SCALE;

import jakarta.json.JsonObject;
import java.util.List;
import org.icddesk.fhir.FhirBench.Reply;
import org.icddesk.fhir.resource.FhirVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of itself, searches, batches. */
class ResourcesTest {

    @AutoClose
    private static final FhirBench fhir = new FhirBench();

    private static List<String> ids(Reply reply) {
        return reply.resource().getJsonArray("entry").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getJsonObject("resource").getString("id"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void capabilities(FhirVersion version) {
        JsonObject statement = fhir.get(version, "/metadata").resource();

        assertThat(statement.getString("fhirVersion")).isEqualTo(version.number());
        assertThat(statement.getString("kind")).isEqualTo("instance");
        assertThat(statement.getJsonArray("instantiates").getString(0))
                .isEqualTo("http://hl7.org/fhir/CapabilityStatement/terminology-server");
        assertThat(statement.getJsonObject("implementation").getString("url"))
                .isEqualTo("http://desk.test/fhir/" + version.segment());
        assertThat(statement.getJsonArray("extension")).hasSize(2);
        assertThat(statement.getJsonArray("extension").toString())
                .contains("CodeSystemAsParameter\"},{\"url\":\"value\",\"valueBoolean\":false}");
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void terminologyCapabilities(FhirVersion version) {
        List<JsonObject> systems = fhir.get(version, "/metadata", "mode", "terminology")
                .resource()
                .getJsonArray("codeSystem")
                .getValuesAs(JsonObject.class);

        assertThat(systems)
                .extracting(system -> system.getString("uri"))
                .containsExactly(MMS, FhirBench.ICF, FhirBench.FOUNDATION, ICD10);
        assertThat(systems).allMatch(system -> system.containsKey("content") == (version == FhirVersion.R5));
        List<JsonObject> versions = systems.get(0).getJsonArray("version").getValuesAs(JsonObject.class);
        assertThat(versions).extracting(each -> each.getString("code")).contains("2024-01", "2023-01");
        assertThat(versions)
                .filteredOn(each -> each.getBoolean("isDefault"))
                .extracting(each -> each.getString("code"))
                .containsExactly("2024-01");
        assertThat(versions.stream()
                        .filter(each -> each.getBoolean("isDefault"))
                        .findFirst()
                        .orElseThrow()
                        .getJsonArray("language")
                        .toString())
                .contains("en", "es", "ar");
    }

    @Test
    void versions() {
        assertThat(fhir.get("/$versions").values("version")).containsExactly("4.0", "5.0");
        assertThat(fhir.get(FhirVersion.R5, "/$versions").value("default")).isEqualTo("5.0");
    }

    @Test
    void codeSystemsAreSearchedAndRead() {
        Reply all = fhir.get("/CodeSystem");
        Reply one = fhir.get("/CodeSystem", "url", MMS, "version", "2024-01");

        assertThat(ids(all)).contains("mms-2024-01", "icf-2024-01", "foundation-2024-01", "icd10-2019");
        assertThat(ids(one)).containsExactly("mms-2024-01");
        assertThat(fhir.get("/CodeSystem", "_id", "icd10-2019").resource().getInt("total"))
                .isEqualTo(1);
        assertThat(ids(fhir.get("/CodeSystem", "name", "icd11")))
                .contains("mms-2024-01")
                .doesNotContain("icd10-2019");
        assertThat(fhir.get("/CodeSystem", "title", "icd-11 for").resource().getInt("total"))
                .isPositive();
        assertThat(fhir.get("/CodeSystem", "status", "draft").resource().getInt("total"))
                .isZero();
        JsonObject mms = fhir.get("/CodeSystem/mms-2024-01").resource();
        assertThat(mms.getString("content")).isEqualTo("not-present");
        assertThat(mms.getString("hierarchyMeaning")).isEqualTo("classified-with");
        assertThat(mms.getString("valueSet")).isEqualTo(MMS + "?fhir_vs");
        assertThat(mms.toString()).contains("CC BY-ND 3.0 IGO", "descendent-of", "postcoordinationValues");
        assertThat(fhir.get("/CodeSystem/nope").status()).isEqualTo(404);
    }

    @Test
    void summaries() {
        Reply summary = fhir.get("/CodeSystem", "url", MMS, "_summary", "true");
        Reply count = fhir.get("/CodeSystem", "url", MMS, "_summary", "count");

        assertThat(summary.resource().toString()).contains("SUBSETTED").doesNotContain("CC BY-ND");
        assertThat(count.resource().containsKey("entry")).isFalse();
        assertThat(count.resource().getInt("total")).isPositive();
        assertThat(fhir.get("/CodeSystem", "_summary", "all").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {MMS + "?fhir_vs", SCALE, MMS + "?fhir_vs=isa/1A00", ICD10 + "?fhir_vs=isa/A00-A09"})
    void valueSetsAreFoundByTheirUrl(String url) {
        Reply reply = fhir.get("/ValueSet", "url", url, "_summary", "false");

        assertThat(reply.resource().getInt("total")).isPositive();
        assertThat(reply.resource().toString()).contains("\"url\":\"" + url + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://nowhere.test",
                MMS + "/257068234/postcoordinationScale/laterality",
                MMS + "/1/postcoordinationScale/infectiousAgent",
                MMS + "?fhir_vs=isa/XXXX9",
                MMS + "?fhir_vs=refset"
            })
    void whatIsNotThereIsAnEmptySet(String url) {
        Reply reply = fhir.get("/ValueSet", "url", url);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.resource().getInt("total")).isZero();
        assertThat(fhir.get("/CodeSystem", "url", url).resource().getInt("total"))
                .isZero();
        assertThat(fhir.get("/ConceptMap", "url", url).resource().getInt("total"))
                .isZero();
    }

    @Test
    void aBatchOfAHundredKeepsItsOrder() {
        StringBuilder entries = new StringBuilder();
        for (int at = 0; at < 100; at++) {
            String code = at % 40 == 7 ? "XXXX9" : "1A00";
            entries.append(at == 0 ? "" : ",")
                    .append("{'request':{'method':'GET','url':'CodeSystem/$lookup?system=" + MMS + "&code=" + code
                            + "'}}");
        }
        Reply reply = fhir.post("/", "{'resourceType':'Bundle','type':'batch','entry':[" + entries + "]}");

        List<JsonObject> answers = reply.resource().getJsonArray("entry").getValuesAs(JsonObject.class);
        assertThat(reply.resource().getString("type")).isEqualTo("batch-response");
        assertThat(answers).hasSize(100);
        for (int at = 0; at < 100; at++) {
            JsonObject response = answers.get(at).getJsonObject("response");
            boolean bad = at % 40 == 7;
            assertThat(response.getString("status")).isEqualTo(bad ? "404 Not Found" : "200 OK");
            assertThat(response.containsKey("outcome")).isEqualTo(bad);
        }
        assertThat(answers.stream().filter(each -> each.containsKey("resource")))
                .hasSize(97);
    }

    @Test
    void entriesOfABatchMayPostButNotWrite() {
        Reply reply = fhir.post(
                "/",
                "{'resourceType':'Bundle','type':'batch','entry':["
                        + "{'request':{'method':'POST','url':'CodeSystem/$validate-code'},'resource':{'resourceType':"
                        + "'Parameters','parameter':[{'name':'coding','valueCoding':{'system':'" + MMS
                        + "','code':'1A00'}}]}},"
                        + "{'request':{'method':'PUT','url':'CodeSystem/x'},'resource':{'resourceType':'CodeSystem'}},"
                        + "{'request':{'method':'DELETE','url':'CodeSystem/mms-2024-01'}},"
                        + "{'request':{'method':'POST','url':'CodeSystem'},'resource':{'resourceType':'CodeSystem'}},"
                        + "{'request':{'method':'POST','url':''},'resource':{'resourceType':'Bundle'}},"
                        + "{'request':{'method':'GET','url':'http://evil.test/'}},{'fullUrl':'x'},7]}");

        assertThat(reply.resource().getJsonArray("entry").getValuesAs(jakarta.json.JsonValue.class).stream()
                        .map(entry -> entry.asJsonObject()
                                .getJsonObject("response")
                                .getString("status")
                                .substring(0, 3)))
                .containsExactly("200", "405", "405", "400", "404", "404", "400", "400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Bundle','type':'transaction','entry':[]}",
                "{'resourceType':'Bundle','type':'batch','entry':7}",
                "{'resourceType':'Bundle'}",
                "{'resourceType':'Parameters'}"
            })
    void otherBundlesAreRefused(String bundle) {
        assertThat(fhir.post("/", bundle).status()).isEqualTo(400);
    }
}
