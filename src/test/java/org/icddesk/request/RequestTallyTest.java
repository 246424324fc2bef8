// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestTallyTest {

    private final AtomicLong time = new AtomicLong(-5);
    private final RequestTally tally = new RequestTally(time::get);

    private void record(String client, int requests) {
        IntStream.range(0, requests).forEach(i -> tally.record(client, "/"));
    }

    private void pass(Duration span) {
        time.addAndGet(span.toNanos());
    }

    @Test
    void beforeTheFirstRequestThereIsNobody() {
        RequestTally.Summary summary = tally.summary();

        assertThat(summary.requests()).isZero();
        assertThat(summary.address()).isEmpty();
        assertThat(summary.nearlyAllOfOne()).isFalse();
    }

    @Test
    void itNamesTheClientOfMostRequests() {
        record("10.0.0.1", 195);
        record("10.0.0.2", 5);
        record("10.0.0.3", 5);

        assertThat(tally.summary().address()).contains("10.0.0.1");
        assertThat(tally.summary().ofThem()).isEqualTo(195);
        assertThat(tally.summary().requests()).isEqualTo(205);
        assertThat(tally.summary().nearlyAllOfOne()).isTrue();
    }

    @Test
    void aFewRequestsOfOneMeanNothing() {
        record("10.0.0.1", 199);

        assertThat(tally.summary().nearlyAllOfOne()).isFalse();
        record("10.0.0.1", 1);
        assertThat(tally.summary().nearlyAllOfOne()).isTrue();
    }

    @Test
    void manyClientsAreNotOne() {
        record("10.0.0.1", 940);
        record("10.0.0.2", 60);

        assertThat(tally.summary().nearlyAllOfOne()).isFalse();
    }

    @Test
    void requestsCountForFiveMinutesAtLeastAndTenAtMost() {
        record("10.0.0.1", 300);
        pass(Duration.ofMinutes(5));
        assertThat(tally.summary().requests()).isEqualTo(300);
        record("10.0.0.1", 10);
        assertThat(tally.summary().ofThem()).isEqualTo(310);
        pass(Duration.ofMinutes(5));
        assertThat(tally.summary().requests()).isEqualTo(10);
        pass(Duration.ofMinutes(10));
        assertThat(tally.summary().requests()).isZero();
    }

    @Test
    void clientsBeyondAThousandCountInTheTotalAlone() {
        IntStream.range(0, 5_000).forEach(i -> tally.record("client " + i, "/"));
        record("client 0", 100);
        record("client 4999", 100);

        assertThat(tally.summary().requests()).isEqualTo(5_200);
        assertThat(tally.summary().address()).contains("client 0");
        assertThat(tally.summary().ofThem()).isEqualTo(101);
    }

    @Test
    void theKindsAreCountedFromTheStart() {
        RequestTally counting = new RequestTally();
        counting.record("a", "/search");
        counting.record("b", "/fhir/r4/metadata");
        counting.record("a", "/");

        assertThat(counting.kinds())
                .containsEntry("page", 2L)
                .containsEntry("fhir", 1L)
                .containsEntry("mcp", 0L);
        assertThat(counting.kinds()).hasSize(ClientKind.values().length);
    }
}
