// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.junit.jupiter.api.Test;

/** Many entities asked for with one call. */
class ManyEntitiesTest extends CrowdedGatewayTest {

    @Test
    void A28_whatFailsOfManyFailsAlone() {
        CountDownLatch eight = new CountDownLatch(8);
        desk.who.always(request -> {
            eight.countDown();
            waitFor(eight);
            String path = request.uri().getPath();
            if (path.endsWith("/7")) {
                return status(404).answer(request);
            }
            return path.endsWith("/9") || path.endsWith("/11") ? status(500).answer(request) : named(request);
        });

        List<Attempt<IcdEntity>> attempts =
                desk.gateway.entities(uris(1, 40), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(attempts).extracting(Attempt::uri).containsExactlyElementsOf(uris(1, 40));
        assertThat(attempts)
                .filteredOn(a -> a.answer().isEmpty())
                .extracting(
                        a -> a.uri().path().replaceAll(".*/", ""),
                        a -> a.failure().orElseThrow().getClass())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", NotFound.class),
                        org.assertj.core.groups.Tuple.tuple("9", Unavailable.class),
                        org.assertj.core.groups.Tuple.tuple("11", Unavailable.class));
        assertThat(attempts.get(2).answer().orElseThrow().value().code()).isEqualTo("3");
        assertThat(desk.who.mostInFlight()).isEqualTo(8);
    }

    @Test
    void A28_batchesRequestOnlyWhatIsNotCached() {
        desk.who.always(CrowdedGatewayTest::named);
        desk.gateway.entities(uris(1, 10), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        desk.gateway.entities(uris(1, 12), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(desk.who.requests()).hasSize(12);
    }

    @Test
    void staleAnswersOfABatchAreServedDuringAnOutage() {
        desk.who.always(CrowdedGatewayTest::named);
        desk.gateway.entities(uris(1, 10), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        desk.time.pass(Duration.ofDays(400));
        desk.who.always(status(500));

        List<Attempt<IcdEntity>> attempts =
                desk.gateway.entities(uris(1, 11), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(attempts.subList(0, 10))
                .allSatisfy(
                        a -> assertThat(a.answer().orElseThrow().outageSince()).isPresent());
        assertThat(attempts.get(10).failure()).containsInstanceOf(Unavailable.class);
    }

    @Test
    void manyEndWithTheirTime() throws Exception {
        CountDownLatch asked = new CountDownLatch(7);
        desk.who.always(request -> {
            if (request.uri().getPath().endsWith("/1")) {
                return named(request);
            }
            asked.countDown();
            return behindTheGate().answer(request);
        });
        Future<List<Attempt<IcdEntity>>> page = readers.submit(
                () -> desk.gateway.entities(uris(1, 30), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        await().until(() -> desk.gateway.status().remembered() == 1);

        desk.time.pass(AnswerTimeout.PAGE.limit().plusMillis(1));

        List<Attempt<IcdEntity>> attempts = page.get(1, TimeUnit.MINUTES);
        assertThat(attempts).hasSize(30);
        assertThat(attempts.get(0).answer()).isPresent();
        assertThat(attempts.subList(1, 30))
                .allSatisfy(a -> assertThat(a.failure()).containsInstanceOf(Unavailable.class));
    }
}
