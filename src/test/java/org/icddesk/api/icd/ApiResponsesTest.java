// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.answer.Answer;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.icd.Language;
import org.icddesk.testing.http.ReceivedHead;
import org.icddesk.web.content.AcceptLanguage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.Representation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiResponsesTest {

    private static final Representation CHOLERA =
            SafeMarkup.representation("{\"title\":\"Cholera\"}".getBytes(StandardCharsets.UTF_8));

    private static Map<String, String> headers(CompleteResponse response) {
        return response.headers().stream().collect(Collectors.toMap(Header::name, Header::value));
    }

    @Test
    void aStaleAnswerTellsItsAgeAndSinceWhenWhoIsSilent() {
        Instant asOf = Instant.now().minus(Duration.ofHours(2));
        Instant since = Instant.parse("2026-11-23T10:00:00Z");

        Map<String, String> headers =
                headers(ApiResponses.of(new Answer<>(CHOLERA, asOf, Optional.of(since)), ReceivedHead.get("/")));

        assertThat(Integer.parseInt(headers.get("Age"))).isBetween(7_200, 7_260);
        assertThat(headers)
                .containsEntry("ICD-Desk-Stale-Since", "Mon, 23 Nov 2026 10:00:00 GMT")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("API-Version", "v2.6.0")
                .containsKeys("ICD-Desk-As-Of", "ETag");
    }

    @Test
    void aFreshAnswerMayBeKeptForAMinute() {
        Answer<Representation> answer = new Answer<>(CHOLERA, Instant.now(), Optional.empty());
        CompleteResponse response = ApiResponses.of(answer, ReceivedHead.get("/"));

        assertThat(headers(response))
                .containsEntry("Cache-Control", "public, max-age=60")
                .doesNotContainKeys("Age", "ICD-Desk-Stale-Since");
        assertThat(response.status()).isEqualTo(200);
        ReceivedHead known =
                ReceivedHead.get("/").with("If-None-Match", headers(response).get("ETag"));
        assertThat(ApiResponses.of(answer, known).status()).isEqualTo(304);
    }

    private static Language language(String header) {
        return AcceptLanguage.of(header).first(Language::parse).orElse(new Language("de"));
    }

    @ParameterizedTest
    @CsvSource({
        "es, es",
        "pt-br, pt-BR",
        "'en;q=0.1, fr;q=0.9', fr",
        "'*', de",
        "'../../', de",
        "'en;q=0.1,\r\nX:', de",
        "'', de",
        "fr;q=0, de"
    })
    void B17_theLanguageWantedMostIsAskedForIfItCanBeRead(String header, String language) {
        assertThat(language(header).tag()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ",,", ";", "-", "*", "q=1"})
    void B18_signsAloneCountAsNone(String header) {
        assertThat(language(header).tag()).isEqualTo("de");
    }

    @Test
    void B18_anOverlongHeaderCountsAsNone() {
        assertThat(language("en,".repeat(3_000)).tag()).isEqualTo("de");
    }

    @Test
    void aCertificateIsOneObjectOfReasonableDepth() {
        assertThat(Certificate.of("{\"a\":[1]}".getBytes(StandardCharsets.UTF_8))
                        .json())
                .isEqualTo("{\"a\":[1]}");
        for (String bad : new String[] {"[]", "", "{", "1", "{\"a\":".repeat(30) + "1" + "}".repeat(30)}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> Certificate.of(bad.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(ApiProblem.class);
        }
    }
}
