// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unauthorized;
import org.icddesk.answer.Unavailable;
import org.icddesk.web.Problem;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;

class IcdFailureTranslatorTest {

    private static Problem explain(Throwable failure) {
        return new IcdFailureTranslator().translate(failure).orElseThrow();
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
        assertThat(new IcdFailureTranslator().translate(new IllegalStateException("x")))
                .isEmpty();
    }
}
