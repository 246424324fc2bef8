// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.icddesk.support.Desk;
import org.icddesk.support.SharedDesk;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Reading an entity, as a reader without JavaScript meets it. */
class EntityPageIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    private final Desk desk = SharedDesk.get();

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
}
