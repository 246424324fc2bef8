// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.icddesk.text.PercentEncoding;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters without JavaScript: read, checked and built by forms and addresses alone. */
class ClusterPageIT {

    private static final String RELEASE = "release=2024-01&lang=en";

    private final TestDesk desk = SharedDesk.get();

    private Document page(String path) {
        return desk.page(path + (path.contains("?") ? "&" : "?") + RELEASE);
    }

    /** {@return where a button leads} */
    private String press(Document page, String id) {
        Element button = page.getElementById(id);
        assertThat(button).as(id).isNotNull();
        Element form = button.closest("form");
        StringBuilder query = new StringBuilder();
        form.select("input[type=hidden]").forEach(input -> query.append(input.attr("name"))
                .append('=')
                .append(PercentEncoding.encode(input.val()))
                .append('&'));
        query.append(button.attr("name")).append('=').append(PercentEncoding.encode(button.val()));
        HttpResponse<String> answer = desk.get("/code?" + query);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/icd-desk", "");
    }

    @Test
    void row40_everyEntityWithAxesLeadsToTheFormThatBuildsWithIt() {
        Document fracture = desk.page("/icd/release/11/2024-01/mms/398412176?lang=en");
        Document none = desk.page("/icd/release/11/2024-01/mms/416025325?lang=en");

        assertThat(fracture.select("#build-cluster").attr("href"))
                .contains("/code/NC72.2?")
                .contains("release=2024-01");
        assertThat(none.select("#build-cluster")).isEmpty();
    }

    @Test
    void row41_threePartsAreTwoChoicesAndTheAddressIsTheCluster() {
        Document form = page("/code/NC72.2?build=on");
        assertThat(form.select(".axis-form h3").eachText().get(0)).startsWith("Open or closed fracture required");
        assertThat(form.select("#verdict").text()).contains("NC72.2 needs a value on “Open or closed fracture”");

        String left = press(form, "axis-1-laterality-XK8G");
        String closed = press(desk.page(left), "axis-1-fractureOpenOrClosed-XJ44E");

        assertThat(closed).startsWith("/code/NC72.2%26XJ44E%26XK8G?").contains("release=2024-01", "lang=en");
        Document built = desk.page(closed);
        assertThat(built.select("h1").text()).isEqualTo("NC72.2&XJ44E&XK8G");
        assertThat(built.select("#verdict").text()).contains("WHO accepts this combination.");
        assertThat(built.select(".cluster-rows li .cluster-axis").eachText())
                .containsExactly("Stem code", "Open or closed fracture NC72.2", "Laterality NC72.2");
        assertThat(built.select(".cluster-rows li .row-title").eachText())
                .containsExactly("Fracture of neck of femur", "Closed fracture", "Left");
        assertThat(built.select("#copy-uri").attr("data-copy")).contains("/mms/398412176 & http");
    }

    @Test
    void anAxisOfOneValueReplacesItAndAChosenValueIsTakenAway() {
        Document built = page("/code/NC72.2%26XJ44E%26XK8G");

        assertThat(built.select("[aria-pressed=true]").eachText())
                .containsExactly("XJ44E Closed fracture", "XK8G Left");
        assertThat(press(built, "axis-1-laterality-XK9K")).startsWith("/code/NC72.2%26XJ44E%26XK9K?");
        assertThat(press(built, "axis-1-laterality-XK8G")).startsWith("/code/NC72.2%26XJ44E?");
        assertThat(press(built, "remove-2")).startsWith("/code/NC72.2%26XK8G?");
    }

    @Test
    void severalValuesStayWhereSeveralAreAllowedAndStemsAreJoinedByASlash() {
        Document cholera = page("/code/1A00%26XN62R");

        assertThat(press(cholera, "axis-1-infectiousAgent-XN8P1")).startsWith("/code/1A00%26XN62R%26XN8P1?");
        String both = press(cholera, "axis-1-associatedWith-MG50");
        assertThat(both).startsWith("/code/1A00%26XN62R/MG50?");
        assertThat(desk.page(both).select("#verdict").text()).contains("WHO accepts");
    }

    @Test
    void aSecondStemHasFormsOfItsOwn() {
        Document page = page("/code/5A11/9B71.0");

        assertThat(page.select(".cluster-group h2 .code").eachText()).containsExactly("5A11", "9B71.0");
        assertThat(press(page, "axis-2-laterality-XK9J")).startsWith("/code/5A11/9B71.0%26XK9J?");
    }

    @Test
    void aLongScaleIsSearchedAndBrowsed() {
        Document found = page("/code/MG50.3?build=on&stem=1&axis=hasCausingCondition&q=choler");
        Document nothing = page("/code/MG50.3?build=on&stem=1&axis=hasCausingCondition&q=xyzzy");
        Document opened = page("/code/MG50.3?build=on&stem=1&axis=hasCausingCondition&below=135352227");

        assertThat(found.select(".choices .code").eachText()).contains("1A00");
        assertThat(press(found, "axis-1-hasCausingCondition-1A00")).startsWith("/code/MG50.3/1A00?");
        assertThat(nothing.select(".choices .code")).isEmpty();
        assertThat(nothing.select("#axis-1-hasCausingCondition").text()).contains("Nothing on this axis has “xyzzy”.");
        assertThat(opened.select(".choices .code").eachText()).contains("1A00", "1A01");
        assertThat(opened.select("#axis-1-hasCausingCondition-up").val()).isEqualTo("588616678");
    }

    @Test
    void whatIsInAnotherOrderIsPutInThatOfTheScales() {
        Document page = page("/code/NC72.2%26XK8G%26XJ44E");

        assertThat(press(page, "order")).startsWith("/code/NC72.2%26XJ44E%26XK8G?");
        assertThat(page("/code/NC72.2%26XJ44E%26XK8G").getElementById("order")).isNull();
    }

    @Test
    void row43_B20_whatDoesNotFitIsSaidInWords() {
        assertThat(page("/code/1A00%26XN62R%26XK9J").select("#verdict").text())
                .contains("WHO does not accept this combination.")
                .contains("Part 3, XK9J Bilateral, is on no axis of 1A00. It has: Infectious agent, Associated with.");
        assertThat(page("/code/8B20%26XK9J%26XK8G").select("#verdict").text())
                .contains("Part 3, XK8G Left, is one value too many: 8B20 takes one on “Laterality”.");
        assertThat(page("/code/1A00%26XN99Z").select("#verdict").text())
                .contains("Part 2, XN99Z, is not in this release.");
    }

    @Test
    void row42_theSimplerCodeAndTerminalCodesAreLinks() {
        Document same = page("/code/GC08%26XN6P4");
        Document grouping = page("/code/BA41%26XT5R");

        assertThat(same.select("#verdict a").text()).startsWith("= GC08.0");
        assertThat(same.select("#verdict a").attr("href")).contains("/code/GC08.0?");
        assertThat(grouping.select("#verdict").text()).contains("With terminal codes: BA41.Z&XT5R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/code/PE95%2F", "/code/PE95/", "/code?code=PE95%2F", "/code?code=PE95%26"})
    void anOpenCodeSaysWhatIsOpen(String path) {
        Document page = page(path);

        assertThat(page.select("#verdict").text()).contains("PE95 needs a value on “Associated with”");
        assertThat(page.select("#axis-1-associatedWith")).isNotEmpty();
    }

    @Test
    void B20_oneCodeAloneStillLeadsToItsEntity() {
        for (String path : List.of("/code/1A00", "/code/1a00", "/code/1A00/", "/code?code=CA22.Z", "/code/XS25")) {
            assertThat(desk.get(path).statusCode()).as(path).isEqualTo(302);
        }
        assertThat(desk.get("/code/ZZ99?build=on").statusCode()).isEqualTo(404);
    }

    @Test
    void identifiersLeadToTheCluster() {
        String uris = "http://id.who.int/icd/entity/1442995018 & http://id.who.int/icd/entity/627678743";

        HttpResponse<String> answer = desk.get("/code?code=" + PercentEncoding.encode(uris));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/code/8B20%26XK9J");
    }

    @Test
    void aCodeTypedIsAddedWhereItBelongs() {
        assertThat(desk.get("/code?code=5A11&add=9b71.0").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/code/5A11/9B71.0"));
        assertThat(desk.get("/code?code=5A11%2F9B71.0&add=xk9j").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/code/5A11/9B71.0%26XK9J"));
        assertThat(desk.get("/code?code=5A11&add=cholera").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/code/(1A00%26XN62R, 400",
        "/code/1A00%26%26XN62R, 400",
        "/code/1A00%26%3Cscript%3E, 400",
        "/code?code=1A00&add=%3Cscript%3E, 400",
        "/code?code=1A00%26XN62R&remove=99999999999, 302",
        "/code?code=1A00%26XN62R&remove=1, 302",
        "/code?code=1A00&add=XN62R&axis=nothing&stem=7, 302",
        "/code/1A00%26XN62R?axis=%22%3E&q=%3Cb%3E&below=../.., 200",
        "/code/1A00%26XN62R?release=2030-01, 404",
        "/code/1A00%26%00, 400"
    })
    void B21_badInputIsAnsweredInWords(String path, int status) {
        HttpResponse<String> answer = desk.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("<script>alert", "<b>", "Exception");
    }

    @Test
    void B21_aHundredPartsAreRefused() {
        String hundred = String.join("%26", Collections.nCopies(100, "XN62R"));
        assertThat(desk.get("/code/1A00%26" + hundred).statusCode()).isEqualTo(400);
    }

    @Test
    void valuesAreFoundWhileTheirNamesAreTyped() {
        ProgramClient programs = new ProgramClient(desk);
        String values = "/clusters/values?release=2024-01&lang=en&stem=MG50.3&axis=hasCausingCondition&q=";

        assertThat(programs.get(values + "choler").body())
                .contains("\"code\":\"1A00\"")
                .doesNotContain("<em");
        assertThat(programs.get(values + "c").body()).isEqualTo("{\"values\":[]}");
        assertThat(programs.get(values.replace("hasCausing", "no") + "choler").statusCode())
                .isEqualTo(404);
        assertThat(programs.get("/clusters/values?q=choler").statusCode()).isEqualTo(400);
    }
}
