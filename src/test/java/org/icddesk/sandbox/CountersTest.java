// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.icddesk.sandbox.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CountersTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Caller caller = new Caller(sandbox);

    @Test
    void requestsAreCountedByKindAndPath() {
        caller.response("/icd/entity");
        caller.response("/icd/release/11/2025-01/mms/search?q=cholera");
        caller.response("/icd/release/11/2025-01/mms/search?q=stroke");
        caller.response("/icd/release/11/mms");
        caller.response("/nowhere");
        Counters counters = sandbox.counters();
        assertThat(counters.tokenRequests()).isEqualTo(1);
        assertThat(counters.apiRequests()).isEqualTo(5);
        assertThat(counters.ofKind("search")).isEqualTo(2);
        assertThat(counters.ofKind("multiversion")).isEqualTo(1);
        assertThat(counters.ofKind("toplevel")).isEqualTo(1);
        assertThat(counters.ofKind("other")).isEqualTo(1);
        assertThat(counters.ofPath("/icd/release/11/2025-01/mms/search")).isEqualTo(2);
        counters.reset();
        assertThat(counters.apiRequests()).isZero();
        assertThat(counters.asked()).isEmpty();
    }

    @Test
    void preflightsAndControlsDoNotCount() {
        Caller.send(caller.to("/icd/entity").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        Caller.send(caller.to("/sandbox/counters"));
        assertThat(sandbox.counters().apiRequests()).isZero();
    }

    @Test
    void requestsAreRememberedWithoutTheirCredential() {
        Caller.send(caller.api("/icd/entity?releaseId=2024-01", "es").header("Accept", "application/json"));
        List<Counters.Asked> asked = sandbox.counters().asked();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).authentication()).isEqualTo("basic");
        Counters.Asked last = asked.get(1);
        assertThat(last.authentication()).isEqualTo("bearer");
        assertThat(last.query()).isEqualTo("releaseId=2024-01");
        assertThat(last.header("Accept-Language")).isEqualTo("es");
        assertThat(asked.toString()).doesNotContain("Bearer ", "Basic ");
    }

    @Test
    void theMostAtOnceIsKept() {
        sandbox.misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMinutes(10)));
        caller.api("/icd/entity", "en");
        ExecutorService callers = Executors.newFixedThreadPool(5);
        try {
            IntStream.range(0, 5).forEach(i -> callers.submit(() -> caller.response("/icd/entity")));
            // NOTE: the JDK's client may send a request again by itself, so there can be more than five.
            await().until(() -> sandbox.counters().inFlight() >= 5);
            sandbox.behave();
            await().until(() -> sandbox.counters().inFlight() == 0);
            assertThat(sandbox.counters().maxInFlight())
                    .isBetween(5, sandbox.counters().apiRequests());
        } finally {
            callers.shutdownNow();
        }
    }
}
