// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.Unavailable;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.http.ReceivedHead;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of WHO's API is answered from memory at once, and what is not. */
class CachedAnswersTest {

    private static final String ENTITY = "/api/icd/release/11/2024-01/mms/257068234";
    private static final String OTHER = "/api/icd/release/11/2024-01/mms/416025325";

    private final ScriptedGateway desk = new ScriptedGateway();
    private final Configuration configuration = new Configuration(key -> Optional.ofNullable(
                    Map.of("icd.cors.origins", "https://forms.example").get(key))
            .map(text -> new SettingSource.Value(text, "this test")));
    private final IcdApiProxy proxy = new IcdApiProxy(desk.gateway, configuration);
    private final CachedAnswers answers = new CachedAnswers(proxy, new CorsPolicy(configuration));

    @BeforeEach
    void ask() {
        desk.who.always(ok("{'title': '" + "Cholera ".repeat(200) + "'}"));
        ask(ReceivedHead.get(ENTITY));
    }

    private void ask(ReceivedHead request) {
        proxy.answer(IcdApiRequest.of(request), request);
    }

    private static void assertSame(Optional<CompleteResponse> one, Optional<CompleteResponse> other) {
        assertThat(one).isPresent();
        assertThat(one.get().status()).isEqualTo(other.orElseThrow().status());
        assertThat(one.get().headers()).isEqualTo(other.get().headers());
        assertThat(Arrays.equals(one.get().body(), other.get().body())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, */*",
        "Accept, application/json",
        "Accept-Encoding, gzip;q=0",
        "Accept-Language, en",
        "Accept-Language, 'en;q=0.5, *'",
        "API-Version, v2",
        "If-None-Match, *",
        "If-None-Match, '\"other\"'",
        "Origin, https://forms.example",
        "Origin, https://elsewhere.example",
        "Range, bytes=0-9"
    })
    void whatIsReadyIsWhatFiltersWouldSend(String name, String value) {
        ReceivedHead request = ReceivedHead.get(ENTITY).with(name, value);

        assertSame(answers.findReady(request), answers.find(request));
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void aCompressedFormIsReadyOnceItHasBeenMade() {
        ReceivedHead request = ReceivedHead.get(ENTITY).with("Accept-Encoding", "gzip");

        assertThat(answers.findReady(request)).isEmpty();
        assertThat(answers.findReady(
                        ReceivedHead.get(ENTITY).with("Accept-Encoding", "gzip").with("If-None-Match", "*")))
                .as("nobody has to compress for who has it already")
                .isPresent();
        assertThat(answers.find(request).orElseThrow().headers()).contains(new Header("Content-Encoding", "gzip"));
        assertSame(answers.findReady(request), answers.find(request));
    }

    @Test
    void theOriginsThatMayReadAreToldSo() {
        assertThat(answers.findReady(ReceivedHead.get(ENTITY).with("Origin", "https://forms.example"))
                        .orElseThrow()
                        .headers())
                .contains(
                        new Header("Access-Control-Allow-Origin", "https://forms.example"),
                        new Header("Vary", "Origin"),
                        new Header("Vary", "Accept, Accept-Encoding, Accept-Language"));
    }

    @ParameterizedTest
    @CsvSource({"Accept, text/html", "Accept, application/ld+json", "API-Version, v1", "Accept-Language, fr"})
    void anotherFormIsNotReady(String name, String value) {
        assertThat(answers.findReady(ReceivedHead.get(ENTITY).with(name, value)))
                .isEmpty();
    }

    @Test
    void whatHasNotBeenAskedOrCannotBeIsNotReady() {
        assertThat(answers.findReady(ReceivedHead.get(OTHER))).isEmpty();
        assertThat(answers.findReady(ReceivedHead.of("HEAD", ENTITY))).isEmpty();
        assertThat(answers.findReady(ReceivedHead.get("/api/icd/nothing"))).isEmpty();
        assertThat(answers.findReady(ReceivedHead.get("/api/icd/release/11/2024-01/mms/search?q=%ff")))
                .isEmpty();
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void whatWhoDoesNotKnowIsNotReady() {
        desk.who.always(status(404));
        catchThrowable(() -> ask(ReceivedHead.get(OTHER)));

        assertThat(answers.findReady(ReceivedHead.get(OTHER))).isEmpty();
    }

    @Test
    void aStaleAnswerIsNotReadyAndNotRefreshed() {
        desk.time.pass(Duration.ofDays(31));

        assertThat(answers.findReady(ReceivedHead.get(ENTITY))).isEmpty();
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void anInvalidatedAnswerIsNotReady() {
        desk.gateway.invalidateCache();

        assertThat(answers.findReady(ReceivedHead.get(ENTITY))).isEmpty();
    }

    @Test
    void whileWhoIsSilentNothingIsReadyBecauseTheAnswerMustSaySo() {
        desk.who.always(status(503));
        assertThat(catchThrowable(() -> ask(ReceivedHead.get(OTHER)))).isInstanceOf(Unavailable.class);

        assertThat(answers.findReady(ReceivedHead.get(ENTITY))).isEmpty();
        assertThat(answers.find(ReceivedHead.get(ENTITY)).orElseThrow().headers())
                .extracting(Header::name)
                .contains("ICD-Desk-Stale-Since");
    }

    @Test
    void whatIsSentCountsAsAHit() {
        long hits = desk.gateway.status().hits();
        answers.findReady(ReceivedHead.get(ENTITY));

        assertThat(desk.gateway.status().hits()).isEqualTo(hits + 1);
    }
}
