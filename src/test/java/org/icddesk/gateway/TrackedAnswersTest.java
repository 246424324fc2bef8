// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.tracking.DependencyTracker;
import org.junit.jupiter.api.Test;

/** That what pages are made of answers is tracked: a page may be kept while every answer in it stays the same. */
class TrackedAnswersTest {

    private static final LinearizationUri CHOLERA = entity("257068234");
    private static final LinearizationUri TYPHOID = entity("1");

    private final ScriptedGateway desk = new ScriptedGateway();

    private static LinearizationUri entity(String id) {
        return LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId(id));
    }

    private static DependencyTracker follow(Runnable work) {
        try (DependencyTracker tracker = DependencyTracker.start()) {
            work.run();
            return tracker;
        }
    }

    private void ask(LinearizationUri uri) {
        desk.gateway.entity(uri, Language.ENGLISH, Set.of());
    }

    @Test
    void workThatAsksNothingStaysAsItIs() {
        assertThat(follow(() -> {}).isUnchanged()).isTrue();
    }

    @Test
    void freshAnswersStayWhetherTheyWereCachedOrNot() {
        desk.who.always(ok("{'code': '1A00'}"));
        assertThat(follow(() -> ask(CHOLERA)).isUnchanged()).isTrue();
        assertThat(follow(() -> ask(CHOLERA)).isUnchanged()).isTrue();
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void oneStaleAnswerOfSeveralIsAChange() {
        desk.who.always(ok("{'code': '1A00'}"));
        ask(TYPHOID);
        desk.time.pass(Duration.ofDays(20));
        DependencyTracker tracker = follow(() -> {
            ask(CHOLERA);
            ask(TYPHOID);
        });
        assertThat(tracker.isUnchanged()).isTrue();
        desk.time.pass(Duration.ofDays(11));
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void concurrentAnswersCountEach() {
        desk.who.always(ok("{'code': '1A00'}"));
        DependencyTracker tracker = follow(() -> desk.gateway.entities(
                List.of(CHOLERA, TYPHOID), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE));
        assertThat(tracker.isUnchanged()).isTrue();
        desk.gateway.invalidateCache();
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void forgettingAnswersIsAChangeEvenWhereWhoSaysTheSameAgain() {
        desk.who.always(ok("{'code': '1A00'}"));
        DependencyTracker tracker = follow(() -> ask(CHOLERA));
        desk.gateway.invalidateCache();
        ask(CHOLERA);
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void whileWhoIsSilentNothingStaysBecauseThePageMustSaySo() {
        desk.who.then(ok("{'code': '1A00'}")).always(status(503));
        DependencyTracker before = follow(() -> ask(CHOLERA));
        assertThat(catchThrowable(() -> ask(TYPHOID))).isInstanceOf(Unavailable.class);
        assertThat(before.isUnchanged()).isFalse();
        assertThat(follow(() -> ask(CHOLERA)).isUnchanged()).isFalse();
    }

    @Test
    void aPartThatFailedIsNotKept() {
        desk.who
                .then(ok("{'code': '1A00'}"))
                .then(status(503))
                .then(status(503))
                .always(ok("{'code': '1A07'}"));
        DependencyTracker tracker = follow(() -> {
            ask(CHOLERA);
            catchThrowable(() -> ask(TYPHOID));
        });
        ask(entity("2"));
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void aKnownAbsenceStaysForAsLongAsItIsBelieved() {
        desk.who.always(status(404));
        catchThrowable(() -> ask(CHOLERA));
        DependencyTracker tracker = follow(() -> catchThrowable(() -> ask(CHOLERA)));
        assertThat(tracker.isUnchanged()).isTrue();
        desk.time.pass(Duration.ofMinutes(11));
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void whatIsTakenAfterTheEndDoesNotCount() {
        desk.who.then(ok("{'code': '1A00'}")).always(status(404));
        DependencyTracker tracker = follow(() -> ask(CHOLERA));
        catchThrowable(() -> ask(TYPHOID));
        assertThat(tracker.isUnchanged()).isTrue();
    }

    @Test
    void L12_whatOneClientWasRefusedIsNotCachedForOthers() {
        desk.who.always(ok("{}"));
        ClientContext.enter("somebody in a hurry", Duration.ofSeconds(60));
        try (DependencyTracker tracker = DependencyTracker.start()) {
            Throwable failure = null;
            for (int i = 0; i < 10_000 && failure == null; i++) {
                String word = "word" + i;
                failure = catchThrowable(() -> search(word));
            }
            assertThat(failure).isInstanceOf(RateLimited.class);
            assertThat(tracker.isUnchanged()).isFalse();
        } finally {
            ClientContext.leave();
        }
    }

    @Test
    void L12_whatOneClientWasGivenIsCachedForOthers() {
        desk.who.always(ok("{}"));
        ClientContext.enter("somebody with time", Duration.ofSeconds(60));
        try {
            assertThat(follow(() -> search("cholera")).isUnchanged()).isTrue();
        } finally {
            ClientContext.leave();
        }
    }

    private void search(String words) {
        Scope scope = Scope.of(new Release("2024-01"), Linearization.MMS);
        desk.gateway.search(SearchRequest.of(scope, words, Language.ENGLISH));
    }
}
