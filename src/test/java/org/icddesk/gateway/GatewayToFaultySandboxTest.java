// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way over HTTP, to a sandbox that misbehaves. */
class GatewayToFaultySandboxTest {

    private static final Language EN = Language.ENGLISH;
    private static final Scope MMS = Scope.of(new Release("2024-01"), Linearization.MMS);
    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));

    @BeforeEach
    void behave() {
        sandbox.behave();
    }

    @Test
    @Tag("slow")
    void A16_A17_anAnswerThatStallsEndsWithTheReadersTimeLimit() {
        sandbox.misbehave(Fault.api(Fault.Kind.STALL));
        long start = System.nanoTime();

        assertThatThrownBy(() -> gateway.search(SearchRequest.of(MMS, "cholera", EN), AnswerTimeout.SUGGESTION))
                .isInstanceOf(Unavailable.class);

        // No later than the next one whose patience ends.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(AnswerTimeout.SUGGESTION.limit().minusMillis(100), AnswerTimeout.PAGE.limit());
    }

    @Test
    void A22_anEndlessAnswerIsCutOff() {
        sandbox.misbehave(Fault.api(Fault.Kind.FLOOD));

        assertThatThrownBy(() -> gateway.entity(CHOLERA, EN, Set.of())).isInstanceOf(Malformed.class);
    }

    @Test
    void A18_A19_aBrokenAnswerIsNotCached() {
        sandbox.misbehave(Fault.api(Fault.Kind.TRUNCATE).times(1));

        assertThatThrownBy(() -> gateway.entity(CHOLERA, EN, Set.of())).isInstanceOf(Malformed.class);

        assertThat(gateway.entity(CHOLERA, EN, Set.of()).value().code()).isEqualTo("1A00");
    }

    @Test
    void A11_oneBadGatewayIsNotSeen() {
        sandbox.misbehave(Fault.apiStatus(503).times(1));

        assertThat(gateway.entity(CHOLERA, EN, Set.of()).value().code()).isEqualTo("1A00");
        assertThat(gateway.status().failures()).containsEntry("Unavailable", 1L);
    }
}
