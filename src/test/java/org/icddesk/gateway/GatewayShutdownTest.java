// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.server.UndeploymentDeadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for while the application is being taken away. */
class GatewayShutdownTest extends CrowdedGatewayTest {

    private final CountDownLatch asked = new CountDownLatch(1);

    @BeforeEach
    void onlyTheFirstEntityIsAnswered() {
        desk.who.always(request -> {
            if (request.uri().getPath().endsWith("/1")) {
                return named(request);
            }
            asked.countDown();
            return behindTheGate().answer(request);
        });
    }

    @Test
    void L03_whoWaitsForWhoIsToldToComeBackBeforeTheTimeIsUp() throws Exception {
        Future<Answer<Entity>> page = readers.submit(() -> entity(2));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        desk.gateway.close(new UndeploymentDeadline());

        assertThatThrownBy(() -> page.get(1, TimeUnit.MINUTES)).satisfies(e -> assertRestarting(e.getCause()));
    }

    @Test
    void L03_ofManyThoseThatAreThereAreAnswered() throws Exception {
        Future<List<Attempt<IcdEntity>>> page = readers.submit(
                () -> desk.gateway.entities(uris(1, 20), Optional.empty(), Language.ENGLISH, AnswerTimeout.BATCH));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        await().until(() -> desk.gateway.status().remembered() == 1);

        desk.gateway.close(new UndeploymentDeadline());

        List<Attempt<IcdEntity>> attempts = page.get(1, TimeUnit.MINUTES);
        assertThat(attempts).hasSize(20);
        assertThat(attempts.get(0).answer()).isPresent();
        assertThat(attempts.subList(1, 20))
                .allSatisfy(attempt -> assertRestarting(attempt.failure().orElseThrow()));
    }

    @Test
    void L03_fromThenOnWhoIsNotAskedAndWhatIsCachedIsServed() {
        entity(1);
        desk.gateway.close(new UndeploymentDeadline());

        assertThat(entity(1).value().code()).isEqualTo("1");
        assertThatThrownBy(() -> entity(3)).satisfies(GatewayShutdownTest::assertRestarting);

        desk.time.pass(Duration.ofDays(90));
        assertThat(entity(1).value().code()).as("stale").isEqualTo("1");
        assertThat(desk.who.requests()).hasSize(1);
    }

    private static void assertRestarting(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(Unavailable.class, restart -> {
            assertThat(restart.reason()).isEqualTo(Unavailable.Reason.SHUTDOWN);
            assertThat(restart.status()).isEqualTo(503);
            assertThat(restart.retryAfter()).isPresent();
        });
    }
}
