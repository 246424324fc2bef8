// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Unavailable;
import org.icddesk.testing.gateway.VirtualTime;
import org.icddesk.time.TimeSource;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;

class InquiryRunTest {

    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final VirtualTime time = new VirtualTime();
    private final FailureWords words = new FailureWords(new Texts("en"));

    private InquiryRun run() {
        return new InquiryRun(Runnable::run, time, 12, words);
    }

    /** Answers in its last step, or fails. */
    private class Scripted implements Inquiry {

        private final RuntimeException failure;
        private int steps;
        private int refusals;

        Scripted(int steps, int refusals, RuntimeException failure) {
            this.steps = steps;
            this.refusals = refusals;
            this.failure = failure;
        }

        @Override
        public void admit() {
            if (refusals-- > 0) {
                throw new RateLimited(Duration.ofSeconds(10));
            }
        }

        @Override
        public Optional<ProposedItem> ask() {
            if (failure != null) {
                throw failure;
            }
            steps--;
            return steps > 0
                    ? Optional.empty()
                    : Optional.of(ProposedItem.found(ProposedItem.Kind.TEXT, List.of(), "done"));
        }

        @Override
        public ProposedItem.Kind kind() {
            return ProposedItem.Kind.TEXT;
        }
    }

    private List<ProposedItem> items(Inquiry... inquiries) {
        return run().items(List.of(inquiries), LIMIT);
    }

    @Test
    void eachIsAskedUntilItHasAnAnswer() {
        List<ProposedItem> items = items(new Scripted(3, 0, null), new Scripted(1, 0, null));

        assertThat(items).extracting(ProposedItem::message).containsExactly("done", "done");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void aFailureIsItsOwnTextsAlone() {
        IcdFailure outage = new Unavailable("down", Duration.ofSeconds(7), null);

        List<ProposedItem> items = items(
                new Scripted(1, 0, outage),
                new Scripted(1, 0, new IllegalStateException("x")),
                new Scripted(1, 0, null));

        assertThat(items)
                .extracting(ProposedItem::state)
                .containsExactly(ProposedItem.State.FAILED, ProposedItem.State.FAILED, ProposedItem.State.UNMATCHED);
        assertThat(items.get(0).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(items.get(0).message()).contains("not answering");
        assertThat(items.get(1).message()).contains("This server failed").doesNotContain("x ");
        assertThat(items(new Scripted(1, 0, new NotFound("no"))).get(0).retryAfter())
                .isEmpty();
    }

    @Test
    void aUsedUpShareIsWaitedForAsLongAsThereIsTime() {
        assertThat(items(new Scripted(1, 2, null)).get(0).message()).isEqualTo("done");
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));

        ProposedItem late = items(new Scripted(1, 99, null)).get(0);
        assertThat(late.state()).isEqualTo(ProposedItem.State.FAILED);
        assertThat(late.retryAfter()).contains(Duration.ofSeconds(10));
        assertThat(time.pauses()).as("no longer than the limit").hasSize(6);
    }

    @Test
    void whatHasNoTurnInTimeFailsAndCanBeAskedAgain() {
        Inquiry slow = new Scripted(1, 0, null) {
            @Override
            public Optional<ProposedItem> ask() {
                time.pass(LIMIT);
                return super.ask();
            }
        };
        List<ProposedItem> items =
                new InquiryRun(Runnable::run, time, 1, words).items(List.of(slow, new Scripted(1, 0, null)), LIMIT);

        assertThat(items.get(1).state()).isEqualTo(ProposedItem.State.FAILED);
        assertThat(items.get(1).retryAfter()).isPresent();
    }

    @Test
    void aServerThatStopsRefuses() {
        InquiryRun stopped = new InquiryRun(
                task -> {
                    throw new RejectedExecutionException();
                },
                time,
                12,
                words);

        assertThat(stopped.items(List.of(new Scripted(1, 0, null)), LIMIT)
                        .get(0)
                        .state())
                .isEqualTo(ProposedItem.State.FAILED);
    }

    @Test
    void noMoreThanTwelveAreAskedAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Inquiry> inquiries = new ArrayList<>();
        IntStream.range(0, 200)
                .forEach(i -> inquiries.add(new Scripted(2, 0, null) {
                    @Override
                    public Optional<ProposedItem> ask() {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        now.decrementAndGet();
                        return super.ask();
                    }
                }));
        ExecutorService many = Executors.newFixedThreadPool(40);
        try {
            List<ProposedItem> items =
                    new InquiryRun(many, TimeSource.SYSTEM, 12, words).items(inquiries, Duration.ofMinutes(5));
            assertThat(items).hasSize(200).allMatch(item -> item.message().equals("done"));
            assertThat(most.get()).isLessThanOrEqualTo(12);
        } finally {
            many.shutdown();
        }
    }
}
