// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.icddesk.api.icd.Operation;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of WHO's document, asked of the sandbox directly and through ICD Desk. */
class IcdApiProxyIT {

    private static final String CERTIFICATE =
            "{\"ICDVersion\":\"ICD11\",\"Part1\":[{\"Conditions\":[{\"Code\":\"1A00\"}]}]}";

    private static final String MMS = "/icd/release/11/2024-01/mms";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationAnswersAsWhoDoes(Operation operation) {
        String path = example(operation);

        HttpResponse<String> direct = programs.askDirectly("GET", path, BodyPublishers.noBody());
        HttpResponse<String> through = programs.get(path, "API-Version", "v2", "Accept-Language", "en");

        assertThat(direct.statusCode()).as(direct.body()).isEqualTo(200);
        assertAlike(direct, through);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"SEARCH", "FOUNDATION_SEARCH"})
    void everySearchByPostAnswersAsWhoDoes(Operation operation) {
        String path = operation == Operation.SEARCH ? "/icd/release/11/2024-01/mms/search" : "/icd/entity/search";
        String form = "q=choler%25&flatResults=false&useFlexiSearch=true";
        String type = "application/x-www-form-urlencoded";

        HttpResponse<String> direct =
                programs.askDirectly("POST", path, BodyPublishers.ofString(form), "Content-Type", type);

        assertThat(direct.statusCode()).isEqualTo(200);
        assertAlike(direct, programs.post(path, type, form));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"DORIS", "CODEDIT"})
    void everyCertificateByPostIsAnsweredAsWhoDoes(Operation operation) {
        String path = operation.template().replace("{releaseId}", "2024-01");

        HttpResponse<String> direct = programs.askDirectly(
                "POST", path, BodyPublishers.ofString(CERTIFICATE), "Content-Type", "application/json");

        assertThat(direct.statusCode()).isEqualTo(200);
        assertAlike(direct, programs.post(path, "application/json", CERTIFICATE));
    }

    @ParameterizedTest
    @CsvSource({
        "/icd/entity/999999999",
        "/icd/release/11/mms/999999999",
        "/icd/release/11/2024-01/mms/999999999",
        "/icd/release/11/2024-01/mms/257068234/other",
        "/icd/release/11/2011-01/mms",
        "/icd/release/11/2024-01/mms/codeinfo/9Z99",
        "/icd/release/10/2019/Z99.99",
        "/icd/release/10/1999"
    })
    void whatWhoDoesNotKnowIsNotFound(String path) {
        assertThat(programs.askDirectly("GET", path, BodyPublishers.noBody()).statusCode())
                .isEqualTo(404);

        HttpResponse<String> through = programs.get(path);

        assertThat(through.statusCode()).isEqualTo(404);
        assertThat(through.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(through.headers().firstValue("API-Version")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A00", "CA22.Z", "NE6Z", "XS25", "1A00&XN62R", "5A11/9B71.0Z&XK9J"})
    void B20_codesAndClustersAreAskedForAsWhoIsAsked(String code) {
        String path = MMS + "/codeinfo/" + code.replace("&", "%26").replace("/", "%2F");
        HttpResponse<String> direct = programs.askDirectly("GET", path, BodyPublishers.noBody());
        int before = desk.sandbox().counters().ofPath(path);

        HttpResponse<String> through = programs.get(path, "Accept-Language", "en");

        assertThat(through.statusCode()).isEqualTo(direct.statusCode());
        if (direct.statusCode() == 200) {
            assertAlike(direct, through);
        }
        HttpResponse<String> described =
                programs.get(MMS + "/describe?code=" + path.substring(path.lastIndexOf('/') + 1));
        assertThat(described.statusCode()).isIn(200, 404);
        assertThat(desk.sandbox().counters().ofPath(path) - before).isBetween(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a00", "%201A00%20"})
    void B20_caseAndSpacesDoNotMatter(String code) {
        assertThat(programs.get(MMS + "/codeinfo/" + code).body())
                .isEqualTo(programs.get(MMS + "/codeinfo/1A00").body())
                .contains("\"1A00\"");
    }

    @ParameterizedTest
    @MethodSource("impossibleClusters")
    void B21_impossibleClustersAreRefusedWithAReasonAndNotAskedFor(String cluster) {
        String code = cluster.replace("&", "%26").replace("/", "%2F");
        desk.withoutAskingWho(() -> {
            for (String path : List.of("/codeinfo/" + code, "/describe?code=" + code)) {
                HttpResponse<String> answer = programs.get(MMS + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(TestHttp.json(answer).getString("detail")).isNotBlank();
            }
        });
    }

    static List<String> impossibleClusters() {
        return List.of(
                "1A00" + "&XN62R".repeat(99), "(".repeat(20) + "1A00" + ")".repeat(20), "(1A00&XN62R", "1A00)&XN62R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A00%26", "1A00%26nonsense", "%26XN62R"})
    void B21_whatIsNoCodeIsNotFoundAsWithWhoButWithAReason(String code) {
        desk.withoutAskingWho(() -> {
            HttpResponse<String> answer = programs.get(MMS + "/codeinfo/" + code);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(TestHttp.json(answer).getString("detail")).contains("part ");
        });
    }

    @Test
    void anotherLanguageAnswersAsWhoDoes() {
        String path = "/icd/release/11/2024-01/mms/257068234";
        String spanish = programs.get(path, "Accept-Language", "es").body();

        assertThat(spanish).contains("\"@language\":\"es\"");
        assertThat(programs.get(path, "Accept-Language", "es-MX;q=0.1, es;q=0.9, x;;")
                        .statusCode())
                .isEqualTo(200);
        assertThat(programs.get(path, "Accept-Language", "en;q=0.2, es").body()).isEqualTo(spanish);
    }

    @Test
    void noOperationOfWhosDocumentIsMissing() throws IOException {
        Set<String> ours = Arrays.stream(Operation.values())
                .flatMap(operation -> operation.post() == Operation.Post.NONE
                        ? java.util.stream.Stream.of("get " + operation.template())
                        : java.util.stream.Stream.of("get " + operation.template(), "post " + operation.template()))
                .collect(Collectors.toCollection(TreeSet::new));
        Path document = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api/openapi-v2.6.0.json");
        assertThat(ours).hasSize(25);
        if (Files.exists(document)) {
            assertThat(ours).isEqualTo(operations(document));
        }
    }

    private static Set<String> operations(Path document) throws IOException {
        Set<String> operations = new TreeSet<>();
        try (Reader reader = Files.newBufferedReader(document)) {
            JsonObject paths = Json.createReader(reader).readObject().getJsonObject("paths");
            paths.keySet()
                    .forEach(path -> paths.getJsonObject(path).keySet().forEach(m -> operations.add(m + " " + path)));
        }
        return operations;
    }

    private static void assertAlike(HttpResponse<String> direct, HttpResponse<String> through) {
        assertThat(through.statusCode()).as(through.body()).isEqualTo(direct.statusCode());
        assertThat(withoutSearchId(through.body())).isEqualTo(withoutSearchId(direct.body()));
        assertThat(through.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(through.headers().firstValue("API-Version"))
                .isEqualTo(direct.headers().firstValue("API-Version"));
    }

    /** WHO gives every search an identifier of its own. */
    private static String withoutSearchId(String body) {
        return body.replaceFirst("\"uniqueSearchId\":\"[^\"]*\"", "");
    }

    private static String example(Operation operation) {
        return switch (operation) {
            case FOUNDATION -> "/icd/entity?releaseId=2024-01";
            case FOUNDATION_AUTOCODE -> "/icd/entity/autocode?searchText=cholera&matchThreshold=0.5";
            case FOUNDATION_SEARCH -> "/icd/entity/search?q=choler%25&highlightingEnabled=false";
            case FOUNDATION_ENTITY -> "/icd/entity/257068234?include=ancestor,descendant";
            case DORIS -> "/icd/release/11/2024-01/doris?sex=1&estimatedAge=P60Y&causeOfDeathCodeA=1A00";
            case CODEDIT -> "/icd/release/11/2024-01/codedit?sex=2&causeOfDeathCodeA=1A00&causeOfDeathCodePart2=1A01";
            case LINEARIZATION_VERSIONS -> "/icd/release/11/mms";
            case ENTITY_VERSIONS -> "/icd/release/11/mms/257068234";
            case RESIDUAL_VERSIONS -> "/icd/release/11/mms/344162786/other";
            case LINEARIZATION -> MMS;
            case AUTOCODE -> MMS + "/autocode?searchText=cholera";
            case SEARCH -> MMS + "/search?q=choler%25&includeKeywordResult=true&chapterFilter=01;02";
            case LOOKUP -> MMS + "/lookup?foundationUri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234";
            case DESCRIBE -> MMS + "/describe?code=1A00&simplify=true";
            case CODEINFO -> MMS + "/codeinfo/5A11%2F9B71.0Z?flexiblemode=true";
            case ENTITY -> MMS + "/257068234?include=ancestor,diagnosticCriteria";
            case RESIDUAL -> MMS + "/344162786/unspecified";
            case ICD10_VERSIONS -> "/icd/release/10";
            case ICD10 -> "/icd/release/10/2019";
            case ICD10_CODE_VERSIONS -> "/icd/release/10/A00";
            case ICD10_ENTITY -> "/icd/release/10/2019/A00.0";
        };
    }
}
