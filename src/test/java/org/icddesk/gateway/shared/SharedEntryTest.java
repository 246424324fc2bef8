// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedEntryTest {

    private static final Instant AS_OF = Instant.parse("2026-01-20T12:00:00.123Z");
    private static final byte[] BODY = "{\"code\":\"1A00\"}".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes = new SharedEntry(AS_OF, BODY).bytes("key");

    @Test
    void isReadAsItWasWritten() {
        SharedEntry read = SharedEntry.of("key", bytes).orElseThrow();

        assertThat(read.asOf()).isEqualTo(AS_OF);
        assertThat(read.body()).isEqualTo(BODY);
    }

    @Test
    void isNotReadWhereAnyBitHasChanged() {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(SharedEntry.of("key", changed)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void isNotReadWhereItWasCutOrGoesOn() {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(SharedEntry.of("key", java.util.Arrays.copyOf(bytes, length)))
                    .isEmpty();
        }
        assertThat(SharedEntry.of("key", java.util.Arrays.copyOf(bytes, bytes.length + 1)))
                .isEmpty();
    }

    @Test
    void isNotReadUnderAnotherKey() {
        assertThat(SharedEntry.of("another", bytes)).isEmpty();
    }

    @Test
    void isNotReadInAnotherFormat() {
        ByteBuffer.wrap(bytes).putInt(Integer.BYTES, SharedEntry.FORMAT + 1);

        assertThat(SharedEntry.of("key", bytes)).isEmpty();
    }
}
