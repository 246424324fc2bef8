// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What failures are called outside, which dashboards and programs rely on. */
class IcdFailureTest {

    private static final List<IcdFailure> ALL = List.of(
            new NotFound("x"),
            new Rejected("x"),
            new Unsupported("x"),
            new RateLimited(Duration.ofSeconds(1)),
            new Unauthorized("x"),
            new Busy("x", Duration.ofSeconds(1)),
            new Malformed("x", null),
            new Unavailable("x", Duration.ofSeconds(1), null));

    private static <V> Map<IcdFailure.Kind, V> each(Function<IcdFailure, V> what) {
        return ALL.stream().collect(Collectors.toMap(IcdFailure::kind, what));
    }

    @Test
    void everyKindHasAFailure() {
        assertThat(ALL).extracting(IcdFailure::kind).containsExactlyInAnyOrder(IcdFailure.Kind.values());
    }

    @Test
    void metricsNameThemAsEver() {
        assertThat(each(IcdFailure::label))
                .containsEntry(IcdFailure.Kind.NOT_FOUND, "NotFound")
                .containsEntry(IcdFailure.Kind.REJECTED, "Rejected")
                .containsEntry(IcdFailure.Kind.UNSUPPORTED, "Unsupported")
                .containsEntry(IcdFailure.Kind.RATE_LIMITED, "TooFast")
                .containsEntry(IcdFailure.Kind.UNAUTHORIZED, "Unauthorized")
                .containsEntry(IcdFailure.Kind.BUSY, "Busy")
                .containsEntry(IcdFailure.Kind.MALFORMED, "Malformed")
                .containsEntry(IcdFailure.Kind.UNAVAILABLE, "Unavailable");
    }

    @Test
    void programsGetTheirStatus() {
        assertThat(each(IcdFailure::status))
                .containsEntry(IcdFailure.Kind.NOT_FOUND, 404)
                .containsEntry(IcdFailure.Kind.REJECTED, 400)
                .containsEntry(IcdFailure.Kind.UNSUPPORTED, 501)
                .containsEntry(IcdFailure.Kind.RATE_LIMITED, 429)
                .containsEntry(IcdFailure.Kind.UNAUTHORIZED, 503)
                .containsEntry(IcdFailure.Kind.BUSY, 503)
                .containsEntry(IcdFailure.Kind.MALFORMED, 503)
                .containsEntry(IcdFailure.Kind.UNAVAILABLE, 503);
    }

    @Test
    void whoHasToDoSomethingIsTold() {
        Unavailable refused = new Unavailable("No token", Duration.ofSeconds(7), null)
                .withReason(Unavailable.Reason.REFUSAL, "invalid_client", "WHO refused the credential.")
                .untrusted(true);

        assertThat(refused.reason()).isEqualTo(Unavailable.Reason.REFUSAL);
        assertThat(refused.code()).isEqualTo("invalid_client");
        assertThat(refused.forReaders()).isEqualTo("WHO refused the credential.");
        assertThat(refused.forAdministrators()).isEqualTo("No token");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refused.isUntrusted()).isTrue();
    }
}
