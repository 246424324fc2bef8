// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class ProcessorLoadTest {

    private final VirtualTime time = new VirtualTime();
    private double load;
    private int measured;
    private final ProcessorLoad processors = new ProcessorLoad(
            () -> {
                measured++;
                return load;
            },
            time);

    @Test
    void processorsAreBusyWhenNineTenthsOfTheirTimeIsUsed() {
        assertThat(busyWith(0.89)).isFalse();
        assertThat(busyWith(0.9)).isTrue();
        assertThat(busyWith(0)).isFalse();
        assertThat(busyWith(-1)).as("unknown").isFalse();
        assertThat(busyWith(Double.NaN)).as("unknown").isFalse();
    }

    @Test
    void theyAreMeasuredOnceInAnInterval() {
        assertThat(busyWith(1)).isTrue();
        load = 0;
        time.pass(ProcessorLoad.INTERVAL.minusNanos(1));
        assertThat(processors.getAsBoolean()).isTrue();
        time.pass(ProcessorLoad.INTERVAL);
        assertThat(processors.getAsBoolean()).isFalse();
        assertThat(measured).isEqualTo(2);
    }

    @Test
    void thisMachineIsMeasured() {
        assertThat(ProcessorLoad.cpuLoad()).isBetween(0.0, 1.0);
    }

    private boolean busyWith(double share) {
        load = share;
        time.pass(ProcessorLoad.INTERVAL);
        return processors.getAsBoolean();
    }
}
