// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.configuration.Configuration;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.junit.jupiter.api.AfterEach;

/** A test of a gateway that many ask at once, while WHO answers when a gate opens. */
abstract class CrowdedGatewayTest {

    final ExecutorService places = Executors.newFixedThreadPool(Configuration.DEFAULT_UPSTREAM_CALLS);
    final ExecutorService readers = Executors.newCachedThreadPool();
    final ScriptedGateway desk = new ScriptedGateway(places, 10 << 20);
    final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        places.shutdownNow();
        readers.shutdownNow();
    }

    /** Fills every permit with a request that WHO answers when the gate opens. */
    void fillPermits() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(Configuration.DEFAULT_UPSTREAM_CALLS);
        desk.who.always(request -> {
            full.countDown();
            return behindTheGate().answer(request);
        });
        for (int id = 1; id <= Configuration.DEFAULT_UPSTREAM_CALLS; id++) {
            int number = id;
            readers.submit(() -> entity(number));
        }
        assertThat(full.await(1, TimeUnit.MINUTES)).isTrue();
    }

    /** {@return WHO's answer, given when the gate opens} */
    ScriptedOutbound.Step behindTheGate() {
        return request -> {
            waitFor(gate);
            return ok("{'code': '1A00'}").answer(request);
        };
    }

    static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return an entity whose code is its number} */
    static OutboundResponse named(OutboundRequest request) {
        return json("{'code': '" + request.uri().getPath().replaceAll(".*/", "") + "'}");
    }

    /** Asks for an entity, and waits for it. */
    Answer<Entity> entity(int id) {
        return desk.gateway.entity(uris(id, id).get(0), Language.ENGLISH, Set.of());
    }

    /** {@return the identifiers of the entities of these numbers} */
    static List<LinearizationUri> uris(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id -> LinearizationUri.of(
                        new Release("2024-01"), Linearization.MMS, new EntityId(Integer.toString(id))))
                .toList();
    }
}
