// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.InContainer;
import org.icddesk.token.AccessToken;
import org.icddesk.token.TokenHolder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The token's life inside the server, with tokens of three seconds: container, timers and threads are the real ones. */
@Lane(Lane.OTHER_SERVERS)
@ArquillianTest
class TokenHolderIT {

    @EJB
    private TokenHolder holder;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Deployment
    static WebArchive deployment() {
        return InContainer.archive("token-holder", Duration.ofSeconds(3), TokenHolderIT.class);
    }

    @Test
    void theContainersTimerRenewsTheTokenWithoutACaller() {
        long before = holder.status().counters().granted();

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> holder.status().counters().granted() >= before + 3);

        // A token of seconds may have ended just now.
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> holder.status()
                .usable());
    }

    @Test
    void aUsableTokenIsReadAgainAndAgain() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(holder.token().authorization()).startsWith("Bearer "));
        Set<String> seen = new HashSet<>();

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            seen.add(holder.token().authorization());
            return seen.size() >= 3;
        });
    }

    @Test
    void L11_theTokenIsRenewedWhileEveryThreadOfTheServersPoolsIsTaken() {
        CountDownLatch over = new CountDownLatch(1);
        Runnable endless = () -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try {
            for (int i = 0; i < 100; i++) {
                executor.execute(endless);
                scheduler.schedule(endless, 0, TimeUnit.SECONDS);
            }
            Future<?> behindThem = executor.submit(() -> {});
            long before = holder.status().counters().granted();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> holder.status().counters().granted() >= before + 3);

            assertThat(behindThem.isDone()).as("a thread is left").isFalse();
        } finally {
            over.countDown();
        }
    }

    @Test
    void P01_twoHundredCallersShareOneRenewal() throws Exception {
        AccessToken refused = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(holder::token, token -> true);
        long before = holder.status().counters().rejected();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(200);
        try {
            List<Future<AccessToken>> tokens = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                tokens.add(callers.submit(() -> {
                    start.await();
                    holder.rejected(refused);
                    return holder.token();
                }));
            }
            start.countDown();
            for (Future<AccessToken> token : tokens) {
                assertThat(token.get().authorization()).isNotEqualTo(refused.authorization());
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(holder.status().counters().rejected() - before)
                .as("renewals forced by 200 callers")
                .isEqualTo(1);
    }
}
