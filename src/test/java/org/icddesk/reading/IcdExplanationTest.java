// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.Unauthorized;
import org.icddesk.gateway.Unavailable;
import org.icddesk.web.Problem;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;

class IcdExplanationTest {

    private static Problem explain(Throwable failure) {
        return new IcdExplanation().explain(failure).orElseThrow();
    }

    private static void assertTold(IcdFailure failure, int status) {
        Problem problem = explain(failure);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(new Texts("en").has("problem." + problem.key())).isTrue();
        assertThat(new Texts("en").has("problem." + problem.key() + ".text")).isTrue();
    }

    @Test
    void everyFailureHasAStatusAndWords() {
        assertTold(new NotFound("x"), 404);
        assertTold(new Rejected("x"), 400);
        assertTold(new Unauthorized("x"), 503);
        assertTold(new Unavailable("x", null, null), 503);
        assertTold(new Busy("x", Duration.ofSeconds(1)), 503);
    }

    @Test
    void anOutageSaysWhenToTryAgain() {
        assertThat(explain(new Unavailable("x", Duration.ofSeconds(7), null)).retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(explain(new Unavailable("x", null, null)).retryAfter()).isPresent();
        assertThat(explain(new NotFound("x")).retryAfter()).isEmpty();
    }

    @Test
    void whatAdministratorsNeedToKnowIsNotTold() {
        assertThat(explain(new Unavailable("secret detail", null, null)).details())
                .isEmpty();
    }

    @Test
    void otherFailuresAreNotExplained() {
        assertThat(new IcdExplanation().explain(new IllegalStateException("x"))).isEmpty();
    }
}
