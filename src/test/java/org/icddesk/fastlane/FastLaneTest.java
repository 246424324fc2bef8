// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.api.icd.CachedAnswers;
import org.icddesk.api.reconcile.KeptResults;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.fhir.RememberedAnswers;
import org.icddesk.request.RequestTally;
import org.icddesk.testing.http.ReceivedHead;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;
import org.icddesk.web.filter.SecurityHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests the fast lane answers, and with what. */
class FastLaneTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String PAGE = "/search?q=cholera";
    private static final String TEXT = "A page about cholera. ".repeat(50);

    private final PageCache pages = new PageCache(configuration(Map.of()));
    private final RequestTally tally = new RequestTally();
    private final FastLane lane = lane(Map.of());
    private boolean unchanged = true;

    private static Configuration configuration(Map<String, String> settings) {
        return new Configuration(
                key -> Optional.ofNullable(settings.get(key)).map(text -> new SettingSource.Value(text, "this test")));
    }

    private FastLane lane(Map<String, String> settings) {
        return new FastLane(
                configuration(settings),
                pages,
                new AnswersToEverything(),
                new KeptResults(pages, new CorsPolicy(configuration(settings))),
                new RememberedAnswers(pages, new CorsPolicy(configuration(settings))),
                tally);
    }

    /** Says which address was asked for. */
    private static final class AnswersToEverything extends CachedAnswers {

        @Override
        public Optional<CompleteResponse> findReady(RequestHead request) {
            return Optional.of(
                    new CompleteResponse(200, List.of(), request.path().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @BeforeEach
    void rememberThePage() {
        RenderedPage page = new RenderedPage(
                "text/html;charset=UTF-8", new Representation(TEXT.getBytes(StandardCharsets.UTF_8)).compact());
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            DependencyTracker.dependOn(() -> unchanged);
            pages.put(PageCache.Key.of(ReceivedHead.get(PAGE)), page, dependencies);
        }
    }

    private Optional<CompleteResponse> find(ReceivedHead request) {
        return lane.find(request, false, CLIENT);
    }

    @Test
    void aCachedPageIsFoundWithEveryHeaderItHas() {
        CompleteResponse found = find(ReceivedHead.get(PAGE)).orElseThrow();

        assertThat(found.status()).isEqualTo(200);
        assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(found.headers())
                .contains(
                        new Header("Content-Type", "text/html;charset=UTF-8"),
                        new Header("Cache-Control", "private, no-cache"),
                        new Header("Vary", "Accept-Language, Accept-Encoding"))
                .extracting(Header::name)
                .contains("ETag")
                .containsAll(SecurityHeaders.HEADERS.keySet());
    }

    @Test
    void keptResultsOfReconciliationAreForThoseThatReadJsonAndForListedOrigins() {
        String address = "/api/reconcile/icd10/2019/en?queries=%7B%7D";
        RenderedPage results =
                new RenderedPage("application/json", new Representation("{}".getBytes(StandardCharsets.UTF_8)));
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            pages.put(PageCache.Key.of(ReceivedHead.get(address)), results, dependencies);
        }
        FastLane listed = lane(Map.of("icd.cors.origins", "https://refine.example"));

        assertThat(find(ReceivedHead.get(address))).isPresent();
        assertThat(find(ReceivedHead.get(address).with("Accept", "text/html"))).isEmpty();
        assertThat(find(ReceivedHead.of("HEAD", address))).isEmpty();
        assertThat(listed.find(ReceivedHead.get(address).with("Origin", "https://refine.example"), false, CLIENT)
                        .orElseThrow()
                        .headers())
                .contains(new Header("Access-Control-Allow-Origin", "https://refine.example"));
    }

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERIES = "queries=%7B%22q0%22%3A%7B%7D%7D";

    private static ReceivedHead posted(String address, String type, String body) {
        return ReceivedHead.of("POST", address)
                .with("Content-Type", type)
                .with("Content-Length", String.valueOf(body.length()));
    }

    private Optional<CompleteResponse> find(ReceivedHead request, String body) {
        return lane.wantsBody(request, false)
                ? lane.find(request, body.getBytes(StandardCharsets.UTF_8), CLIENT)
                : Optional.empty();
    }

    private void remember(RequestHead request) {
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            Representation body = new Representation("{}".getBytes(StandardCharsets.UTF_8));
            pages.put(PageCache.Key.of(request), new RenderedPage("application/json", body), dependencies);
        }
    }

    @Test
    void aFormIsAnsweredAsTheQueryWithTheSameFieldsButHasNoTag() {
        String address = "/api/reconcile/icd10/2019/en";
        remember(ReceivedHead.get(address + "?" + QUERIES));

        for (String type : List.of(FORM, FORM + "; charset=UTF-8")) {
            CompleteResponse found =
                    find(posted(address, type, QUERIES), QUERIES).orElseThrow();

            assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
            assertThat(found.headers())
                    .extracting(Header::name)
                    .contains("Cache-Control")
                    .doesNotContain("ETag");
        }
        assertThat(find(posted(address, FORM, QUERIES).with("If-None-Match", "*"), QUERIES)
                        .orElseThrow()
                        .status())
                .isEqualTo(200);
        assertThat(tally.summary().requests()).isEqualTo(3);
    }

    @Test
    void whatElseIsPostedGoesToServlets() {
        String address = "/api/reconcile/icd10/2019/en";
        remember(ReceivedHead.get(address + "?" + QUERIES));
        String other = QUERIES + "&callback=f";

        assertThat(find(posted(address, FORM, other), other)).isEmpty();
        assertThat(find(posted(address, FORM + ";charset=UTF-16", QUERIES), QUERIES))
                .isEmpty();
        assertThat(find(posted(address, "text/plain", QUERIES), QUERIES)).isEmpty();
        assertThat(find(posted(address + "?a=b", FORM, QUERIES), QUERIES)).isEmpty();
        assertThat(find(posted("/search", FORM, QUERIES), QUERIES)).isEmpty();
        assertThat(find(posted(address, FORM, QUERIES).with("Content-Type", FORM), QUERIES))
                .isEmpty();
        for (String header :
                List.of("Authorization", "Content-Encoding", "Content-Length", "Expect", "Transfer-Encoding")) {
            assertThat(find(posted(address, FORM, QUERIES).with(header, "1"), QUERIES))
                    .as(header)
                    .isEmpty();
        }
        for (String length : List.of("0", "-1", "1501", "99999999999", "x")) {
            assertThat(lane.wantsBody(
                            posted(address, FORM, QUERIES)
                                    .without("Content-Length")
                                    .with("Content-Length", length),
                            false))
                    .as(length)
                    .isFalse();
        }
        assertThat(tally.summary().requests()).isZero();
    }

    @Test
    void parametersOfFhirAreFoundByTheirBytesAlone() {
        String address = "/fhir/r4/CodeSystem/$lookup";
        String type = "application/fhir+json";
        String body = "{\"resourceType\":\"Parameters\"}";
        ReceivedHead request = posted(address, type, body);
        remember(
                PostedRequest.of(request, body.getBytes(StandardCharsets.UTF_8)).orElseThrow());

        assertThat(find(request, body).orElseThrow().headers())
                .contains(new Header("Cache-Control", "no-store"))
                .extracting(Header::name)
                .doesNotContain("ETag");
        assertThat(find(request, body + " ")).isEmpty();
        assertThat(find(posted(address, "application/json", body), body)).isEmpty();
        assertThat(find(posted(address + "?code=1", type, body), body)).isEmpty();
        assertThat(find(posted(address, type, body).with("Accept-Language", "fr"), body))
                .isEmpty();
        assertThat(find(posted(address, type, body).with("Accept", "application/fhir+xml"), body))
                .isEmpty();
        assertThat(find(ReceivedHead.get(address))).isEmpty();
    }

    @Test
    void compressedOrNotAtAllAsTheClientLikesIt() {
        CompleteResponse packed =
                find(ReceivedHead.get(PAGE).with("Accept-Encoding", "gzip")).orElseThrow();
        String tag = packed.headers().stream()
                .filter(header -> header.name().equals("ETag"))
                .findFirst()
                .orElseThrow()
                .value();

        assertThat(packed.headers()).contains(new Header("Content-Encoding", "gzip"));
        assertThat(packed.body()).hasSizeLessThan(TEXT.length() / 5);
        CompleteResponse known =
                find(ReceivedHead.get(PAGE).with("If-None-Match", tag)).orElseThrow();
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isNull();
        assertThat(find(ReceivedHead.of("HEAD", PAGE))).isPresent();
        assertThat(find(ReceivedHead.of("HEAD", PAGE).with("If-None-Match", tag)))
                .isEmpty();
    }

    @Test
    void whatIsSentIsCountedForItsClientAndNothingElse() {
        find(ReceivedHead.get(PAGE));
        find(ReceivedHead.get("/search?q=typhoid"));

        assertThat(tally.summary()).isEqualTo(new RequestTally.Summary(1, Optional.of(CLIENT), 1));
    }

    @Test
    void anotherPageIsNotFound() {
        assertThat(find(ReceivedHead.get("/search?q=typhoid"))).isEmpty();
        assertThat(find(ReceivedHead.get(PAGE).with("Accept-Language", "fr"))).isEmpty();
    }

    @Test
    void aPageOfWhichSomethingChangedIsNotFound() {
        unchanged = false;
        assertThat(find(ReceivedHead.get(PAGE))).isEmpty();
    }

    @Test
    void answersOfTheApiAreFoundUnderTheirPathAlone() {
        CompleteResponse found = find(ReceivedHead.get("/api/icd/entity/1")).orElseThrow();

        assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo("/api/icd/entity/1");
        assertThat(found.headers()).hasSize(SecurityHeaders.HEADERS.size());
        assertThat(find(ReceivedHead.get("/api/icdx"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "OPTIONS", "TRACE", "get", "PROPFIND"})
    void anotherMethodIsDecidedElsewhere(String method) {
        assertThat(find(ReceivedHead.of(method, PAGE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Basic eDp5",
        "Authorization, ''",
        "Content-Length, 0",
        "Content-Length, 5",
        "Transfer-Encoding, chunked",
        "Expect, 100-continue",
        "Upgrade, websocket",
        "Cookie, JSESSIONID=1",
        "Cookie, 'a=b; JSESSIONID=1.node'"
    })
    void aBodyACredentialOrASessionIsDecidedElsewhere(String name, String value) {
        assertThat(find(ReceivedHead.get(PAGE).with(name, value))).isEmpty();
    }

    @Test
    void aSessionInASecondLineOfCookiesCountsToo() {
        assertThat(find(ReceivedHead.get(PAGE).with("Cookie", "a=b").with("Cookie", "JSESSIONID=1")))
                .isEmpty();
        assertThat(find(ReceivedHead.get(PAGE).with("Cookie", "balancer=node1")))
                .as("a cookie that is not ours")
                .isPresent();
    }

    static Stream<String> hostsThatAreNone() {
        return Stream.of("", "a b", "evil/", "a,b", "x@y", "a\tb", "<script>", "\u00e4", "x".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("hostsThatAreNone")
    void B26_aHostThatIsNoneIsDecidedElsewhere(String host) {
        assertThat(find(ReceivedHead.get(PAGE).without("Host").with("Host", host)))
                .isEmpty();
    }

    @Test
    void B26_noHostOrTwoAreDecidedElsewhere() {
        assertThat(find(ReceivedHead.get(PAGE).without("Host"))).isEmpty();
        assertThat(find(ReceivedHead.get(PAGE).with("Host", "other"))).isEmpty();
        assertThat(find(ReceivedHead.get(PAGE).without("Host").with("Host", "[::1]:8080")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "search?q=cholera", "/search;jsessionid=1?q=cholera"})
    void anAddressSpeltOtherwiseIsDecidedElsewhere(String address) {
        assertThat(find(ReceivedHead.get(address))).isEmpty();
        assertThat(find(ReceivedHead.get("/api/icd/entity/1;x=y"))).isEmpty();
    }

    @Test
    void withSignInForReadersTheLaneIsClosed() {
        FastLane closed = lane(Map.of("icd.access", "role"));

        assertThat(closed.find(ReceivedHead.get(PAGE), true, CLIENT)).isEmpty();
        assertThat(closed.find(ReceivedHead.get("/api/icd/entity/1"), true, CLIENT))
                .isEmpty();
    }

    @Test
    void whereHttpGoesToHttpsOnlyHttpsHasALane() {
        FastLane secure = lane(Map.of("icd.https.port", "8443"));

        assertThat(secure.find(ReceivedHead.get(PAGE), false, CLIENT)).isEmpty();
        assertThat(secure.find(ReceivedHead.get(PAGE), true, CLIENT)).isPresent();
    }
}
