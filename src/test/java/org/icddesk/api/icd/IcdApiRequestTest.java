// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.text.PercentEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcdApiRequestTest {

    private static final String SEARCH = "/icd/release/11/2024-01/mms/search";

    private static String query(String path, String raw) {
        return IcdApiRequest.of(IcdApiRequest.match(path), Field.decoded(raw)).query();
    }

    private static String sent(String words) {
        return "flatResults=true&highlightingEnabled=true&includeKeywordResult=false&medicalCodingMode=true&q=" + words
                + "&subtreeFilterUsesFoundationDescendants=false&useFlexisearch=false";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=cholera&flatResults=true&chapterFilter=02;01",
                "chapterFilter=01%3B02&q=cholera&flatResults=true",
                "FLATRESULTS=TRUE&Q=%20cholera+&chapterfilter=02,01,,02;",
                "q=cholera&flatResults=true&chapterFilter=01;02&subtreesFilter=&includePostcoordination=true"
            })
    void theSameQuestionHasOneForm(String raw) {
        assertThat(query(SEARCH, raw)).isEqualTo("chapterFilter=01%3B02&" + sent("cholera"));
    }

    @Test
    void parametersThatWhosDocumentDoesNotNameAreNotSent() {
        assertThat(query(SEARCH, "q=a&callback=evil&useBroaderSynonyms=true&client_id=x"))
                .isEqualTo(sent("a"));
        assertThat(query("/icd/release/10/2019", "q=a&include=ancestor")).isEmpty();
    }

    @Test
    void theEmbeddedToolsSpellingOfFlexibleSearchIsUnderstood() {
        assertThat(query(SEARCH, "q=diabetes%25&useFlexiSearch=false")).isEqualTo(sent("diabetes%25"));
        assertThat(query(SEARCH, "q=diabetes%25&useFlexiSearch=true")).endsWith("useFlexisearch=true");
    }

    @ParameterizedTest
    @CsvSource({
        "flatResults=maybe, flatResults must be true or false.",
        "chapterFilter=01'%3B--, chapterFilter must be chapters such as 01;02;X.",
        "propertiesToBeSearched=Secret, propertiesToBeSearched must be property names such as Title.",
        "q=%ff, 'The parameters are not UTF-8, or their encoding is malformed.'",
        "q=%4, 'The parameters are not UTF-8, or their encoding is malformed.'"
    })
    void aValueThatTheDocumentDoesNotAllowIsRefused(String raw, String words) {
        assertThatThrownBy(() -> query(SEARCH, raw))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(400))
                .hasMessage(words);
    }

    @Test
    void limitsHold() {
        assertThatThrownBy(() -> query(SEARCH, "q=" + "a".repeat(201))).hasMessageContaining("200 characters");
        assertThatThrownBy(() ->
                        IcdApiRequest.of(IcdApiRequest.match(SEARCH), Collections.nCopies(101, new Field("x", "y"))))
                .hasMessageContaining("100 parameters");
        assertThatThrownBy(() -> query(SEARCH, "chapterFilter=" + "01;A1".repeat(200)))
                .isInstanceOf(ApiProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.who.int.evil/icd/entity/1",
                "http://id.who.int@evil/icd/entity/1",
                "//evil/icd/entity/1",
                "file:///etc/passwd",
                "http://127.0.0.1:9990/icd/entity/1",
                "http://[::1]/icd/entity/1",
                "http://2130706433/icd/entity/1",
                "gopher://id.who.int/icd/entity/1",
                "https://id.who.int:1/icd/entity/1",
                "http://id.who.int/icd/entity/../../connect/token"
            })
    void B22_anAddressThatIsNoIdentifierIsRefused(String address) {
        String encoded = PercentEncoding.encode(address);

        assertThatThrownBy(() -> query("/icd/release/11/2024-01/mms/lookup", "foundationUri=" + encoded))
                .isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> query("/icd/release/11/2024-01/mms/describe", "uri=" + encoded))
                .isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> query(SEARCH, "q=a&subtreesFilter=http://id.who.int/icd/entity/1," + encoded))
                .isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> query("/icd/release/11/2024-01/doris", "causeOfDeathUriA=" + encoded))
                .isInstanceOf(ApiProblem.class);
    }

    @Test
    void B22_anIdentifierIsSentInItsCanonicalForm() {
        assertThat(query(
                        "/icd/release/11/2024-01/mms/lookup",
                        "foundationUri=" + PercentEncoding.encode("https://id.who.int/icd/entity/257068234")))
                .isEqualTo("foundationUri=" + PercentEncoding.encode("http://id.who.int/icd/entity/257068234"));
        assertThat(query(
                        "/icd/release/11/2024-01/mms/describe",
                        "uri=http://id.who.int/icd/entity/1%20%26%20http://id.who.int/icd/entity/2"))
                .isEqualTo("convertToTerminalCodes=false&flexiblemode=false&simplify=false&uri="
                        + PercentEncoding.encode("http://id.who.int/icd/entity/1 & http://id.who.int/icd/entity/2"));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.50, 0.5", ".5, 0.5", "1.0, 1", "0, 0", "1.1, ", "-0.1, ", "1e3, ", "NaN, "})
    void aThresholdIsANumberFromZeroToOne(String written, String sent) {
        assertThat(ParameterType.FRACTION.read(written).orElse(null)).isEqualTo(sent);
    }

    @Test
    void includesAreKnownWordsInOneOrder() {
        assertThat(query("/icd/entity/1", "include=diagnosticcriteria,ancestor"))
                .isEqualTo("include=ancestor%2CdiagnosticCriteria");
        assertThatThrownBy(() -> query("/icd/entity/1", "include=everything")).isInstanceOf(ApiProblem.class);
    }

    @Test
    void ofAParameterGivenTwiceTheFirstCounts() {
        assertThat(IcdApiRequest.of(IcdApiRequest.match(SEARCH), List.of(new Field("q", "a"), new Field("Q", "b")))
                        .query())
                .isEqualTo(sent("a"));
    }
}
