// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading an entity, as a reader without JavaScript meets it. */
class EntityPageIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    private final TestDesk desk = SharedDesk.get();

    @Test
    void choleraShowsCodeTitleDefinitionAndBreadcrumb() {
        Document page = desk.page(CHOLERA);

        assertThat(page.select("h1").text()).contains("1A00", "Cholera");
        assertThat(page.title()).contains("1A00", "Cholera");
        assertThat(page.select("nav.breadcrumb, .breadcrumb").text())
                .contains(
                        "Certain infectious or parasitic diseases", "Gastroenteritis or colitis of infectious origin");
        assertThat(page.select(".prose").first().text()).isNotBlank();
        assertThat(page.text()).contains("http://id.who.int/icd/entity/257068234");
        assertThat(page.select("footer").text()).contains("2024-01", "World Health Organization");
    }

    @Test
    void aBlockListsItsChildrenWithCodeAndTitle() {
        Document page = desk.page("/icd/release/11/2024-01/mms/135352227");

        assertThat(page.select("#children").text()).contains("1A00", "Cholera");
        assertThat(page.select("#children a[href*=/mms/257068234]")).isNotEmpty();
    }

    @Test
    void exclusionsAreLinksToWhatTheyName() {
        Document page = desk.page("/icd/release/11/2024-01/mms/1528414070");

        assertThat(page.select("section:has(h2:containsOwn(Excludes)) a[href]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).contains("/icd/release/11/2024-01/mms/"));
    }

    @Test
    void codesInTextsOfIcd10AreLinksInTheSameRelease() {
        assertThat(references("2016/I", "Excludes"))
                .containsExactly(
                        "Z22.- /icd-desk/icd/release/10/2016/Z22",
                        "P00 /icd-desk/icd/release/10/2016/P00",
                        "P96 /icd-desk/icd/release/10/2016/P96");
        assertThat(references("2019/I10", "Excludes")).containsExactly("I60-I69 /icd-desk/icd/release/10/2019/I60-I69");
        assertThat(references("2019/E11.4", "Includes")).containsExactly("G63.2* /icd-desk/icd/release/10/2019/G63.2");
        assertThat(references("2019/N18", "Coding note"))
                .containsExactly(
                        "E10-E14 /icd-desk/icd/release/10/2019/E10-E14",
                        "I10-I15 /icd-desk/icd/release/10/2019/I10-I15");
        assertThat(references("2019/N18.1", "Coding note from higher levels")).hasSizeGreaterThan(1);
    }

    private List<String> references(String entity, String heading) {
        return desk
                .page("/icd/release/10/" + entity)
                .select("section:has(h2:containsOwn(" + heading + ")) .terms a, " + "section:has(h2:containsOwn("
                        + heading + ")) .coding-note a")
                .stream()
                .map(link -> link.text() + " " + link.attr("href"))
                .toList();
    }

    @Test
    void theTextAroundACodeIsWhosOwn() {
        assertThat(desk.page("/icd/release/10/2019/I10")
                        .select("section:has(h2:containsOwn(Excludes)) .terms")
                        .text())
                .isEqualTo("involving vessels of brain (I60-I69)");
    }

    @ParameterizedTest
    @CsvSource({
        "/icd/release/11/2024-01/mms/257068234, ''",
        "/icd/release/11/2024-01/mms/1577750667, A more specific code exists",
        "/icd/release/11/2024-01/mms/1435254666, ''",
        "/icd/release/11/2024-01/mms/135352227, ''",
        "/icd/release/10/2019/A00, This category is divided",
        "/icd/release/10/2019/A00.0, ''",
        "/icd/release/10/2019/A00-A09, ''",
        "/icd/release/10/2019/I, ''",
        "/icd/release/10/2019/I10, ''",
        "/icd/entity/1577750667, ''"
    })
    void aCategoryWithOthersBelowSaysSo(String address, String words) {
        Document page = desk.page(address);

        assertThat(page.select(".entity-specific").text()).startsWith(words).hasSizeLessThan(words.isEmpty() ? 1 : 99);
        assertThat(page.select(".entity-specific a[href=#children]")).hasSize(words.isEmpty() ? 0 : 1);
        for (String language : List.of("fr", "es", "ar")) {
            assertThat(desk.page(address + "?lang=" + language).select(".entity-specific"))
                    .as(language)
                    .hasSize(words.isEmpty() ? 0 : 1);
        }
    }

    @Test
    void withoutAReleaseAnAddressMovesToTheLatestThatHasTheEntity() {
        HttpResponse<String> answer = desk.get("/icd/release/11/mms/257068234");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .matches(".*/icd-desk/icd/release/11/\\d{4}-\\d{2}/mms/257068234");
    }

    @Test
    void residualsHavePagesOfTheirOwn() {
        Document page = desk.page("/icd/release/11/2024-01/mms/1435254666/unspecified");

        assertThat(page.select("h1").text()).contains("1H0Z");
    }

    @Test
    void theFoundationHasPages() {
        assertThat(desk.get("/icd/entity").statusCode()).isEqualTo(200);
        assertThat(desk.page("/icd/entity/257068234").select("h1").text()).contains("Cholera");
    }

    @Test
    void icd10HasPages() {
        Document category = desk.page("/icd/release/10/2019/A00");

        assertThat(category.select("h1").text()).contains("A00", "Cholera");
        assertThat(category.select("#children").text()).contains("A00.0", "A00.1", "A00.9");
        assertThat(desk.page("/icd/release/10/2019").select("main").text()).contains("XXII");
        HttpResponse<String> latest = desk.get("/icd/release/10/A00");
        assertThat(latest.statusCode()).isEqualTo(302);
        assertThat(latest.headers().firstValue("Location").orElseThrow()).endsWith("/icd/release/10/2019/A00");
    }

    @Test
    void anUnknownEntityIsNotFoundInWords() {
        HttpResponse<String> answer = desk.get("/icd/release/11/2024-01/mms/999999999");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("2024-01").doesNotContain("Exception");
    }

    @Test
    void arabicIsReadFromTheRight() {
        Element html = desk.page(CHOLERA + "?lang=ar").select("html").first();

        assertThat(html.attr("lang")).isEqualTo("ar");
        assertThat(html.attr("dir")).isEqualTo("rtl");
    }

    @Test
    void aPageIsRevalidatedByItsEtag() {
        HttpResponse<String> first = desk.get(CHOLERA);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = desk.get(CHOLERA, "If-None-Match", etag);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void A23_ofTenThousandChildrenOnlyThoseShownAreAskedFor() {
        String wide = "/icd/release/11/2024-01/mms/999000001";
        String children = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"http://id.who.int/icd/release/11/2024-01/mms/%d\"".formatted(999_100_000 + i))
                .collect(Collectors.joining(","));
        String title =
                "\"title\": {\"@language\": \"en\", \"@value\": \"Disease of the wide and various kind, other\"}";
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("mms/999000001$")
                        .withBody(
                                "{" + title + ", \"code\": \"ZZ00\", \"child\": [" + children + "]}",
                                "application/json"));
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("mms/9991\\d{5}$")
                        .withBody("{" + title + ", \"code\": \"ZZ00.0\"}", "application/json"));
        desk.page("/icd/release/11/2024-01/mms");
        int before = desk.sandbox().counters().apiRequests();

        HttpResponse<String> first = desk.get(wide);
        int asked = desk.sandbox().counters().apiRequests() - before;
        HttpResponse<String> last = desk.get(wide + "?page=50");

        assertThat(first.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(first.body());
        assertThat(page.select("#children .part-count").text()).isEqualTo("10000");
        assertThat(page.select("#children li a[href*=/mms/9991]")).hasSize(200).allSatisfy(row -> assertThat(row.text())
                .contains("wide and various"));
        assertThat(page.select(".notice-warning").text()).doesNotContain("could not be fetched");
        assertThat(Jsoup.parse(last.body()).select("#children li a[href*=/mms/999109999]"))
                .isNotEmpty();
        int bytes = first.body().getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isLessThanOrEqualTo(150 * 1024);
        assertThat(asked).as("requests to WHO").isLessThanOrEqualTo(230);
        Reliability.measured(
                "A23", "10,000 children: 200 rows, %d KB, %d requests to WHO".formatted(bytes / 1024, asked));
    }
}
