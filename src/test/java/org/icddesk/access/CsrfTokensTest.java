// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTokensTest {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final CsrfTokens csrfTokens = new CsrfTokens(new SecureRandom(), clock);

    @Test
    void aProofIsGoodForItsPersonAndActionAlone() {
        String proof = csrfTokens.issue("anna", "renew");
        assertThat(csrfTokens.isValid(proof, "anna", "renew")).isTrue();
        assertThat(csrfTokens.isValid(proof, "otto", "renew")).isFalse();
        assertThat(csrfTokens.isValid(proof, "anna", "forget")).isFalse();
    }

    @Test
    void personAndActionCannotBeShiftedIntoEachOther() {
        String proof = csrfTokens.issue("b", "a\nc");
        assertThat(csrfTokens.isValid(proof, "c\nb", "a")).isFalse();
    }

    @Test
    void aProofEndsAfterTenMinutes() {
        String proof = csrfTokens.issue("anna", "renew");
        now = now.plus(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(csrfTokens.isValid(proof, "anna", "renew")).isTrue();
        now = now.plusSeconds(1);
        assertThat(csrfTokens.isValid(proof, "anna", "renew")).isFalse();
    }

    @Test
    void itsEndCannotBeMovedAndAnotherServersProofIsNone() {
        String proof = csrfTokens.issue("anna", "renew");
        String later =
                Long.parseLong(proof.substring(0, proof.indexOf('.'))) + 60 + proof.substring(proof.indexOf('.'));
        assertThat(csrfTokens.isValid(later, "anna", "renew")).isFalse();
        assertThat(new CsrfTokens(new SecureRandom(), clock).isValid(proof, "anna", "renew"))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "1", "x.y", "99999999999999999999.aaaa", "1764000000."})
    void whatIsNoProofConfirmsNothing(String proof) {
        assertThat(csrfTokens.isValid(proof, "anna", "renew")).isFalse();
    }
}
