// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    private static PageRequest visit(String path, String query) {
        return PageRequest.of(path, query, null);
    }

    private static int refusal(String path, String query) {
        return catchThrowableOfType(Problem.class, () -> visit(path, query)).status();
    }

    @Test
    void readsSegmentsAndParameters() {
        PageRequest request = visit("/icd/release/11", "q=fi%C3%A8vre+jaune&lang=fr");
        assertThat(request.address().path()).containsExactly("icd", "release", "11");
        assertThat(request.parameter("q")).contains("fièvre jaune");
        assertThat(request.parameter("lang")).contains("fr");
    }

    @Test
    void forgivesASlashAtTheEnd() {
        assertThat(visit("/help/", null).address().path()).containsExactly("help");
    }

    @Test
    void emptyPathAndSlashAreTheStartPage() {
        assertThat(visit("", null).address().path()).isEmpty();
        assertThat(visit("/", "").address().path()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=%00", "q=a%00b", "q=%ff", "q=%c0%af", "q=%ed%a0%80", "q=%zz", "q=%4", "%ff=x", "q=%C2%85"})
    void B05_brokenUtf8AndControlCharactersAreRefused(String query) {
        assertThat(refusal("/search", query)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=x%0d%0aSet-Cookie:x", "lang=%0d%0aX:", "q=%0a"})
    void B06_lineEndsAreRefused(String query) {
        assertThat(refusal("/search", query)).isEqualTo(400);
    }

    @Test
    void aTabFromASpreadsheetIsWelcome() {
        assertThat(visit("/search", "q=1A00%09Cholera").parameter("q")).contains("1A00\tCholera");
    }

    @Test
    void B09_theFirstOfSeveralValuesCounts() {
        PageRequest request = visit("/search", "q=one&q=two&chapter=01&chapter=02");
        assertThat(request.parameter("q")).contains("one");
        assertThat(request.values("chapter")).containsExactly("01", "02");
    }

    @Test
    void B09_bracketsMakeAnotherName() {
        assertThat(visit("/search", "q%5B%5D=one").parameter("q")).isEmpty();
    }

    @Test
    void B09_tooManyParametersAreRefused() {
        assertThat(refusal("/search", "x=1&".repeat(1_000))).isEqualTo(400);
    }

    @Test
    void B09_aQueryOfAMegabyteIsTooLong() {
        assertThat(refusal("/search", "q=" + "a".repeat(1_000_000))).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/1;jsessionid=x",
                "/..",
                "/a/../b",
                "/a//b",
                "/./a",
                "/%2e%2e/",
                "/;/WEB-INF",
                "/a%5Cb",
                "//evil"
            })
    void B28_tricksWithPathsLeadNowhere(String path) {
        assertThat(refusal(path, null)).isIn(400, 404);
        assertThat(PageRequest.of("/a%2fb", null, null).address().path()).containsExactly("a/b");
    }

    @ParameterizedTest
    @CsvSource({"/x.xhtml%00.css, 400", "/%ff, 400", "/é, 400"})
    void B28_brokenPathsAreRefused(String path, int status) {
        assertThat(refusal(path, null)).isEqualTo(status);
    }

    @Test
    void blankValuesCountAsNone() {
        PageRequest request = visit("/search", "q=%20%20&lang=");
        assertThat(request.parameter("q")).isEmpty();
        assertThat(request.has("q")).isTrue();
        assertThat(request.has("release")).isFalse();
        assertThat(request.values("lang")).isEqualTo(List.of());
    }
}
