// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Lists to take away, and what an entity inherits from above. */
class ListsIT {

    private static final String CHAPTER = "/icd/release/11/2024-01/mms/1435254666";
    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    private final TestDesk desk = SharedDesk.get();

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void N16_childrenComeAsCsv() {
        HttpResponse<String> response = desk.get(CHAPTER + "?format=csv");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(header(response, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"icd-mms-2024-01-1435254666-children.csv\"");
        assertThat(response.body()).startsWith("\uFEFFcode,range,title,language,uri\r\n");
        assertThat(response.body().lines()).hasSizeGreaterThan(5);
        assertThat(response.body()).contains("http://id.who.int/icd/release/11/2024-01/mms/588616678\r\n");
    }

    @Test
    void N16_resultsComeAsJsonWithSourceAndRelease() {
        HttpResponse<String> response = desk.get("/search?q=cholera&release=2024-01&format=json");
        JsonObject list = Json.createReader(new StringReader(response.body())).readObject();
        assertThat(list.getString("release")).isEqualTo("2024-01");
        assertThat(list.getString("source")).contains("World Health Organization");
        assertThat(list.getJsonArray("lines")).anyMatch(line -> line.toString().contains("\"code\":\"1A00\""));
    }

    @Test
    void B04_B06_noFileIsNamedAfterWhatWasTyped() {
        HttpResponse<String> response =
                desk.get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27cholera&format=csv");
        assertThat(header(response, "Content-Disposition"))
                .matches("attachment; filename=\"[A-Za-z0-9.-]+\\.csv\"")
                .doesNotContain("script");
        assertThat(desk.get("/search?q=a%0d%0aSet-Cookie:x&format=csv").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherFormIsRefusedInWords() {
        HttpResponse<String> response = desk.get(CHAPTER + "?format=exe");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<h1>");
    }

    @Test
    void bothListsOfferTheirFiles() {
        assertThat(desk.page(CHAPTER).select(".takeaways").first().select("a")).hasSize(3);
        assertThat(desk.page("/search?q=cholera").select(".takeaways a[href*='format=']"))
                .hasSize(3);
    }

    @Test
    void A29_untranslatedHitsLoseWhosRemarkAndAreMarkedEnglish() {
        Document page = desk.page("/search?q=tuberculosis&lang=ar");
        assertThat(page.text()).doesNotContain("No translation available");
        assertThat(page.select(".hit-title bdi[lang=en]")).isNotEmpty();
        assertThat(desk.get("/search?q=tuberculosis&lang=ar&format=csv").body())
                .doesNotContain("No translation available");
    }

    @Test
    void exclusionsFromAboveStandOnTheEntityWithTheLevelThatNamesThem() {
        Document page = desk.page(CHOLERA + "?lang=en");
        assertThat(page.select("p.above a").eachText()).anyMatch(text -> text.startsWith("01 "));
    }
}
