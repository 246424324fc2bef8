// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkupTest {

    private static String neutralised(String json) {
        return new String(SafeMarkup.of(json.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"<em class='found'>Chol</em>era due to π < 3, <5 years & \\\"so\\\"\"}",
                "{\"title\" : \"<em class=\\\"found\\\">Chol</em>era\",\n\"n\":1.50, \"u\":\"\\u00e9\\/\"}",
                "{\"id\":\"http://id.who.int/icd/entity/1 & http://id.who.int/icd/entity/2\",\"words\":null}",
                "[]",
                "\"a \\\\\"",
            })
    void whatIsNoMarkupStaysByteForByte(String json) {
        byte[] bytes = json.getBytes(UTF_8);

        assertThat(SafeMarkup.of(bytes)).isSameAs(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            <img src=x onerror=alert(1)> ~ &lt;img src=x onerror=alert(1)>
            <script>alert(1)</script> ~ &lt;script>alert(1)&lt;/script>
            </em><svg/onload=alert(1)> ~ &lt;/em>&lt;svg/onload=alert(1)>
            <em class='found' onmouseover='alert(1)'>x</em> ~ &lt;em class='found' onmouseover='alert(1)'>x&lt;/em>
            <em class='other'>x</em> ~ &lt;em class='other'>x&lt;/em>
            <EM CLASS='found'>x</EM> ~ &lt;EM CLASS='found'>x&lt;/EM>
            <em class='found'><b>x</b></em> ~ <em class='found'>&lt;b>x&lt;/b></em>
            <em class='found'>never closed ~ &lt;em class='found'>never closed
            <!--<img src=x>--> ~ &lt;!--&lt;img src=x>-->
            <?xml version='1.0'?> ~ &lt;?xml version='1.0'?>
            <<img src=x> ~ <&lt;img src=x>
            a < ~ a &lt;
            <a title="<em class='found'>x</em>" ~ &lt;a title="<em class='found'>x</em>"
            """)
    void N5_ofMarkupOnlyTheMarkOfFoundWordsIsLeft(String hostile, String harmless) {
        String json = Json.createObjectBuilder().add("title", hostile).build().toString();

        String text = Json.createReader(new StringReader(neutralised(json)))
                .readObject()
                .getString("title");

        assertThat(text).isEqualTo(harmless);
        assertThat(Jsoup.parseBodyFragment(text + "img src=x>").body().select("*:not(body):not(em[class=found])"))
                .isEmpty();
    }

    @Test
    void N5_markupHiddenInEscapesIsFound() {
        assertThat(neutralised(
                        "{\"title\":\"\\u003cimg src=x\\u003E\",\"x\":\"\\u003C\\u0069mg\",\"y\":\"\\u003c 5\"}"))
                .isEqualTo("{\"title\":\"&lt;img src=x>\",\"x\":\"&lt;img\",\"y\":\"\\u003c 5\"}");
    }

    @Test
    void onlyTheTextWithMarkupIsWrittenAnew() {
        assertThat(neutralised(
                        "{\"a\": \"caf\\u00e9\" ,\"b\":\"é<b>\\\"\\n\",\"c\":[1.0,\"<em class='found'>d</em>\"]}"))
                .isEqualTo(
                        "{\"a\": \"caf\\u00e9\" ,\"b\":\"é&lt;b>\\\"\\n\",\"c\":[1.0,\"<em class='found'>d</em>\"]}");
    }

    @Test
    void recordedAnswersStayTheSameDocumentsApartFromMarkup() throws IOException {
        Path recorded = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api/recorded/search");
        List<Path> files = List.of();
        if (Files.isDirectory(recorded)) {
            try (Stream<Path> found = Files.list(recorded)) {
                files = found.filter(file -> file.toString().endsWith(".json")).toList();
            }
        }
        for (Path file : files) {
            byte[] answer = Files.readAllBytes(file);
            assertThat(SafeMarkup.of(answer)).as(file.toString()).isEqualTo(answer);
        }
    }
}
