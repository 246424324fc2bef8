// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Answer.Source;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.cache.FallbackAnswers;
import org.icddesk.gateway.upstream.Authorizer;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedAuthorizer;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two ICD APIs: WHO, and a local deployment that is asked while WHO is silent. */
class FallbackTest {

    private static final int CALLS = 4;
    private static final LinearizationUri CHOLERA = entityUri(257068234);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedOutbound who = new ScriptedOutbound();
    private final ScriptedOutbound local = new ScriptedOutbound();
    private final IcdGateway gateway = new IcdGateway(
            client("The ICD API", "http://api.test", who, new ScriptedAuthorizer()),
            Runnable::run,
            time,
            10 << 20,
            Optional.of(new FallbackAnswers(
                    URI.create("http://local.test"),
                    new AnswerCache(
                            client("The fallback ICD API", "http://local.test", local, Authorizer.NONE),
                            Runnable::run,
                            time,
                            10 << 20),
                    time)));

    private IcdApiClient client(String name, String base, ScriptedOutbound outbound, Authorizer authorizer) {
        return new IcdApiClient(
                name, URI.create(base), outbound, authorizer, time, new Random(1), new AnswerRate(CALLS, time));
    }

    @BeforeEach
    void bothAnswer() {
        who.always(request -> entity(request, "of WHO"));
        local.always(request -> entity(request, "of the local one"));
    }

    private static LinearizationUri entityUri(long id) {
        return (LinearizationUri) IcdUri.parse("http://id.who.int/icd/release/11/2024-01/mms/" + id)
                .orElseThrow();
    }

    private static org.icddesk.http.OutboundResponse entity(OutboundRequest request, String title) {
        return json("{'@id': 'http://id.who.int" + request.uri().getPath()
                + "', 'title': {'@language': 'en', '@value': '" + title + "'}}");
    }

    private Answer<IcdEntity> ask(IcdUri uri) {
        Attempt<IcdEntity> attempt = gateway.entities(
                        List.of(uri), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE)
                .get(0);
        return attempt.answer().orElseThrow(() -> attempt.failure().orElseThrow());
    }

    private Answer<?> askForOne(LinearizationUri uri) {
        return gateway.entity(uri, Optional.empty(), Language.ENGLISH);
    }

    /** Asks so long that WHO counts as silent. */
    private void silence() {
        who.always(status(503));
        for (int i = 1; i <= 5; i++) {
            LinearizationUri uri = entityUri(i);
            try {
                askForOne(uri);
            } catch (Unavailable e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void whileWhoAnswersItAloneIsAsked() {
        assertThat(ask(CHOLERA).source()).isEqualTo(Source.WHO);
        assertThat(askForOne(entityUri(2)).source()).isEqualTo(Source.WHO);
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void whatWhoDoesNotKnowIsNotAskedElsewhere() {
        who.always(status(404));

        assertThatThrownBy(() -> askForOne(CHOLERA)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ask(CHOLERA)).isInstanceOf(NotFound.class);
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void whileWhoIsSilentTheOtherAnswersAndIsNamed() {
        silence();
        int asked = who.requests().size();

        Answer<?> answer = askForOne(CHOLERA);
        assertThat(answer.source()).isEqualTo(Source.FALLBACK);
        assertThat(answer.outageSince()).isPresent();
        assertThat(ask(entityUri(77)).source()).isEqualTo(Source.FALLBACK);
        assertThat(who.requests()).as("asked no more").hasSize(asked);
        assertThat(local.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.uri().getHost()).isEqualTo("local.test");
            assertThat(request.headers().first("Authorization")).isEmpty();
        });
    }

    @Test
    void whatIsRememberedOfWhoStaysWhos() {
        askForOne(CHOLERA);
        silence();

        assertThat(askForOne(CHOLERA).source()).isEqualTo(Source.WHO);
        assertThat(askForOne(CHOLERA).outageSince()).isPresent();
    }

    @Test
    void whoIsReturnedToByItselfAndTheOthersAnswersAreNeverTakenForIts() {
        silence();
        assertThat(askForOne(CHOLERA).source()).isEqualTo(Source.FALLBACK);

        bothAnswer();
        time.pass(Duration.ofSeconds(11));
        askForOne(CHOLERA);

        Answer<?> answer = askForOne(CHOLERA);
        assertThat(answer.source()).isEqualTo(Source.WHO);
        assertThat(answer.outageSince()).isEmpty();
    }

    @Test
    void nobodyWaitsForTheProbeThatSeesWhetherWhoIsBack() {
        silence();
        time.pass(Duration.ofSeconds(11));
        int asked = who.requests().size();

        assertThat(askForOne(CHOLERA).source()).isEqualTo(Source.FALLBACK);
        assertThat(who.requests().size() - asked).as("probes").isBetween(1, 2);
        assertThat(askForOne(entityUri(9)).source()).isEqualTo(Source.FALLBACK);
    }

    @Test
    void whatTheOtherLacksIsNotSaidToBeMissing() {
        silence();
        local.always(status(404));

        assertThatThrownBy(() -> askForOne(CHOLERA))
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Unavailable.Reason.NOT_IN_FALLBACK));
        assertThatThrownBy(() -> ask(new Icd10Uri(Optional.empty(), Optional.empty()).root()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whereBothAreSilentThatOfWhoIsTold() {
        silence();
        local.always(status(503));

        assertThatThrownBy(() -> askForOne(CHOLERA))
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Unavailable.Reason.OUTAGE));
        assertThat(gateway.fallbackStatus().orElseThrow().silentSince()).isPresent();
    }

    @Test
    void manyAtOnceComePartlyFromEach() {
        askForOne(CHOLERA);
        silence();

        List<Attempt<IcdEntity>> attempts = gateway.entities(
                List.of(CHOLERA, entityUri(11), entityUri(12)), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        assertThat(attempts)
                .extracting(attempt -> attempt.answer().orElseThrow().source())
                .containsExactly(Source.WHO, Source.FALLBACK, Source.FALLBACK);
    }

    @Test
    void ofManyAtOnceWhatIsMadeOfWhosPagesStaysWhos() {
        gateway.entity(CHOLERA, Language.ENGLISH, Include.OF_PAGES);
        silence();

        List<Attempt<IcdEntity>> attempts = gateway.entities(
                List.of(CHOLERA, entityUri(11)), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        assertThat(attempts)
                .extracting(attempt -> attempt.answer().orElseThrow().source())
                .containsExactly(Source.WHO, Source.FALLBACK);
    }

    @Test
    void whatIsNeverCachedIsMarkedAsTheOthersToo() {
        local.always(request -> json("{'error': false, 'destinationEntities': []}"));
        SearchRequest words =
                SearchRequest.of(Scope.of(new Release("2024-01"), Linearization.MMS), "cholera", Language.ENGLISH);
        silence();

        for (int time = 0; time < 2; time++) {
            Answer<SearchResult> answer = gateway.searchUncached(words, AnswerTimeout.PAGE);
            assertThat(answer.source()).isEqualTo(Source.FALLBACK);
            assertThat(answer.outageSince()).isPresent();
        }
        assertThat(local.requests())
                .as("asked each time")
                .filteredOn(request -> request.uri().getPath().endsWith("/search"))
                .hasSize(2);
    }
}
