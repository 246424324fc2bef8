// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.InstanceNotFoundException;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspendStateTest {

    private final VirtualTime time = new VirtualTime();

    @ParameterizedTest
    @CsvSource({"RUNNING,false", "PRE_SUSPEND,true", "SUSPENDING,true", "SUSPENDED,true", ",false"})
    void theServersWordsAreUnderstood(String words, boolean suspended) {
        assertThat(new SuspendState(() -> words, time).isSuspended()).isEqualTo(suspended);
    }

    @Test
    void aServerThatDoesNotTellIsRunning() {
        assertThat(new SuspendState(
                                () -> {
                                    throw new InstanceNotFoundException();
                                },
                                time)
                        .isSuspended())
                .isFalse();
        assertThat(new SuspendState().isSuspended()).isFalse();
    }

    @Test
    void theServerIsAskedOnceASecondAtMost() {
        AtomicInteger asked = new AtomicInteger();
        SuspendState state = new SuspendState(() -> asked.getAndIncrement() == 0 ? "RUNNING" : "SUSPENDED", time);

        assertThat(state.isSuspended()).isFalse();
        assertThat(state.isSuspended()).isFalse();
        time.pass(Duration.ofSeconds(1));
        assertThat(state.isSuspended()).isTrue();
        assertThat(asked).hasValue(2);
    }
}
