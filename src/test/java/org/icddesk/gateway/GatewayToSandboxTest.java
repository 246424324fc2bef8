// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.http.OutboundSettings;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.Icd10Top;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.gateway.ScriptedAuthorizer;
import org.icddesk.time.TimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way over HTTP, to the sandbox. */
class GatewayToSandboxTest {

    private static final Release RELEASE = new Release("2024-01");
    private static final Scope MMS = Scope.of(RELEASE, Linearization.MMS);
    private static final EntityId CHOLERA = new EntityId("257068234");
    private static final Language EN = Language.ENGLISH;

    private static Sandbox sandbox;
    private static ScheduledExecutorService watchdog;
    private static ExecutorService places;
    private static OutboundHttpClient outbound;

    private IcdGateway gateway;

    @BeforeAll
    static void open() throws NoSuchAlgorithmException {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
        watchdog = Executors.newSingleThreadScheduledExecutor();
        places = Executors.newFixedThreadPool(IcdApiClient.MAX_IN_FLIGHT);
        outbound = new OutboundHttpClient(
                new OutboundSettings(Optional.empty(), SSLContext.getDefault(), Duration.ofSeconds(3), 32),
                watchdog,
                places);
    }

    @AfterAll
    static void close() {
        outbound.close();
        places.shutdownNow();
        watchdog.shutdownNow();
        sandbox.close();
    }

    @BeforeEach
    void begin() {
        sandbox.behave();
        ScriptedAuthorizer passes = new ScriptedAuthorizer();
        passes.notRequired();
        IcdApiClient client =
                new IcdApiClient(URI.create(sandbox.apiUrl()), outbound, passes, TimeSource.SYSTEM, new Random(1));
        gateway = new IcdGateway(client, places, TimeSource.SYSTEM, 10 << 20);
    }

    @Test
    void readsTheClassificationFromTheTopDown() {
        Release latest = gateway.latestRelease(Linearization.MMS);
        ClassificationTop top =
                gateway.classification(latest, Linearization.MMS, EN).value();
        Entity chapter = gateway.entity(top.children().get(0), EN, Set.of()).value();
        List<Attempt<IcdEntity>> below = gateway.entities(chapter.children(), Optional.empty(), EN, AnswerTimeout.PAGE);

        assertThat(top.languages()).contains(EN);
        assertThat(chapter.kind()).isEqualTo(ClassKind.CHAPTER);
        assertThat(below).isNotEmpty().allSatisfy(attempt -> {
            IcdEntity child = attempt.answer().orElseThrow().value();
            assertThat(child.uri()).isEqualTo(attempt.uri());
            assertThat(child.parents()).singleElement().isEqualTo(chapter.uri());
            assertThat(child.title().value()).isNotBlank();
        });
    }

    @Test
    void readsAnEntityWithItsAncestors() {
        Entity entity = gateway.entity(
                        LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), EN, Set.of(Include.ANCESTOR))
                .value();

        assertThat(entity.code()).isEqualTo("1A00");
        assertThat(entity.title().value()).isEqualTo("Cholera");
        assertThat(entity.ancestors())
                .map(uri -> uri.id().orElseThrow().digits())
                .containsExactly("135352227", "588616678", "1435254666");
        assertThat(entity.postcoordination()).isNotEmpty();
        assertThat(entity.source()).contains(FoundationUri.of(CHOLERA));
    }

    @Test
    void readsAResidual() {
        LinearizationUri residual = (LinearizationUri)
                IcdUri.ofPath("/icd/release/11/2024-01/mms/344162786/other").orElseThrow();

        assertThat(gateway.entity(residual, EN, Set.of()).value().code()).isEqualTo("1A03.Y");
        assertThat(gateway.versions(residual, EN).value().uris()).contains(residual);
    }

    @Test
    void readsOtherLanguagesAsTheyAre() {
        Entity entity = gateway.entity(
                        LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), new Language("es"), Set.of())
                .value();

        assertThat(entity.title()).isEqualTo(new Text(new Language("es"), "Cólera", true));
        assertThat(entity.fullySpecifiedName())
                .contains(new Text(EN, "Intestinal infection due to Vibrio cholerae", false));
    }

    @Test
    void searchesByGetAndByPost() {
        SearchRequest question = SearchRequest.of(MMS, "choler%", EN);
        List<FoundationUri> subtrees = java.util.stream.IntStream.range(0, 60)
                .mapToObj(
                        i -> FoundationUri.of(new EntityId(Long.toString(1_435_254_666L + (i == 0 ? 0 : 100_000 + i)))))
                .toList();

        SearchResult found = gateway.search(question).value();
        SearchResult below =
                gateway.search(question.withSubtrees(subtrees, false)).value();

        assertThat(found.hits()).isNotEmpty();
        assertThat(found.hits().get(0).code()).contains("1A00");
        assertThat(found.hits().get(0).title().parts())
                .anySatisfy(part -> assertThat(part.marked()).isTrue());
        assertThat(below.hits()).extracting(hit -> hit.code().orElse("")).contains("1A00");
    }

    @Test
    void searchesTheFoundation() {
        SearchResult found = gateway.search(SearchRequest.of(Scope.foundation(Optional.empty()), "cholera", EN))
                .value();

        assertThat(found.hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.uri().orElseThrow().stem()).isInstanceOf(FoundationUri.class));
    }

    @Test
    void findsCodesAndClustersWithTheirSigns() {
        CodeInfo plain = gateway.codeInfo(MMS, CodeExpression.parse("1a00"), CodeOptions.DEFAULT)
                .value();
        PostcoordinationSet described = gateway.describe(
                        MMS, CodeExpression.parse("1A00"), CodeOptions.DEFAULT, EN, AnswerTimeout.PAGE)
                .value();

        assertThat(plain.stem()).contains(LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA));
        assertThat(described.label()).isEqualTo("Cholera");
        assertThatThrownBy(() -> gateway.codeInfo(MMS, CodeExpression.parse("1A00&XS25/2A00"), CodeOptions.DEFAULT))
                .isInstanceOf(NotFound.class);
        assertThat(sandbox.counters().ofKind("codeinfo")).isEqualTo(2);
    }

    @Test
    void looksUpAndCodes() {
        assertThat(gateway.lookup(MMS, FoundationUri.of(CHOLERA), EN).value().code())
                .isEqualTo("1A00");
        Autocoding coding = gateway.autocode(AutocodeRequest.of(MMS, "cholera", EN), AnswerTimeout.PAGE)
                .value();
        assertThat(coding.code()).contains("1A00");
        assertThat(coding.matched()).isTrue();
    }

    @Test
    void readsIcd10() {
        Release latest = gateway.latestIcd10Release();
        Icd10Top top = gateway.icd10(latest, EN).value();
        Icd10Entity block = gateway.icd10Entity(Icd10Uri.of(latest, new Icd10Code("A00-A09")), EN)
                .value();
        List<Attempt<IcdEntity>> children =
                gateway.entities(block.children(), Optional.empty(), EN, AnswerTimeout.PAGE);

        assertThat(top.children()).isNotEmpty();
        assertThat(block.kind()).isEqualTo(ClassKind.BLOCK);
        assertThat(children).isNotEmpty().allSatisfy(c -> assertThat(c.answer()).isPresent());
    }

    @Test
    void readsTheFoundation() {
        FoundationTop top = gateway.foundation(Optional.empty(), EN).value();
        FoundationEntity entity = gateway.foundationEntity(
                        FoundationUri.of(CHOLERA), Optional.of(RELEASE), EN, Set.of(Include.ANCESTOR))
                .value();

        assertThat(top.children()).isNotEmpty();
        assertThat(top.languages()).contains(EN);
        assertThat(entity.title().value()).isEqualTo("Cholera");
        assertThat(entity.parents()).isNotEmpty();
        assertThat(gateway.entities(top.children(), Optional.empty(), EN, AnswerTimeout.PAGE))
                .allSatisfy(attempt -> assertThat(attempt.answer()).isPresent());
    }

    @Test
    void A05_anUnknownEntityIsNotFound() {
        LinearizationUri unknown = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("999999999999"));

        assertThatThrownBy(() -> gateway.entity(unknown, EN, Set.of())).isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("slow")
    void A16_A17_anAnswerThatStallsEndsWithTheReadersTimeLimit() {
        sandbox.misbehave(Fault.api(Fault.Kind.STALL));
        long start = System.nanoTime();

        assertThatThrownBy(() -> gateway.search(SearchRequest.of(MMS, "cholera", EN), AnswerTimeout.SUGGESTION))
                .isInstanceOf(Unavailable.class);

        // No later than the next one whose patience ends.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(AnswerTimeout.SUGGESTION.limit().minusMillis(100), AnswerTimeout.PAGE.limit());
    }

    @Test
    void A22_anEndlessAnswerIsCutOff() {
        sandbox.misbehave(Fault.api(Fault.Kind.FLOOD));

        assertThatThrownBy(() -> gateway.entity(LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), EN, Set.of()))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void A18_A19_aBrokenAnswerIsNotCached() {
        LinearizationUri uri = LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA);
        sandbox.misbehave(Fault.api(Fault.Kind.TRUNCATE).times(1));

        assertThatThrownBy(() -> gateway.entity(uri, EN, Set.of())).isInstanceOf(Malformed.class);

        assertThat(gateway.entity(uri, EN, Set.of()).value().code()).isEqualTo("1A00");
    }

    @Test
    void A11_oneBadGatewayIsNotSeen() {
        sandbox.misbehave(Fault.apiStatus(503).times(1));

        assertThat(gateway.entity(LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), EN, Set.of())
                        .value()
                        .code())
                .isEqualTo("1A00");
        assertThat(gateway.status().failures()).containsEntry("Unavailable", 1L);
    }

    @Test
    void theStatusTellsOfTheWay() {
        long begun = System.nanoTime();
        gateway.foundation(Optional.empty(), EN);

        GatewayStatus status = gateway.status();
        Duration all = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(status.breaker()).isEqualTo(CircuitState.CLOSED);
        assertThat(status.requests()).containsEntry("foundation", 1L);
        assertThat(status.lastSuccess()).isPresent();
        assertThat(status.median().orElseThrow()).isBetween(Duration.ZERO, all);
        assertThat(status.remembered()).isEqualTo(1);
        assertThat(status.rememberedBytes()).isPositive();
    }
}
