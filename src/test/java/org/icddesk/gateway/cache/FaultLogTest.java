// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private final VirtualTime time = new VirtualTime();
    private final FaultLog log = new FaultLog(time);
    private final CapturingHandler lines = CapturingHandler.ofThisThread("org.icddesk.gateway");

    @AfterEach
    void leave() {
        lines.close();
    }

    @Test
    void theFirstIsLoggedWithItsStackAndTheOthersOfAnHourAreCounted() {
        for (int i = 0; i < 101; i++) {
            log.log(fault("one"));
        }
        assertThat(lines.records()).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("ICDDESK-G005 A request to the ICD API failed in this server");
            assertThat(line.getThrown()).hasMessage("one");
        });

        time.pass(Duration.ofHours(1));
        log.log(fault("later"));

        assertThat(lines.records()).hasSize(2);
        assertThat(lines.records().get(1).getMessage())
                .endsWith("; 100 more requests failed in the same way since this was last logged");
        assertThat(lines.records().get(1).getThrown()).hasMessage("later");
    }

    @Test
    void anotherCauseIsLoggedAtOnce() {
        log.log(fault("one"));
        log.log(new IllegalArgumentException("of another line"));
        log.log(new OutOfMemoryError("unable to create native thread"));

        assertThat(lines.records()).hasSize(3);
    }

    @Test
    void onceTheFaultIsOverNothingIsSaidOfThoseLeftOut() {
        log.log(fault("one"));
        time.pass(Duration.ofHours(2));
        log.log(fault("again"));

        assertThat(lines.records()).hasSize(2).noneMatch(line -> line.getMessage()
                .contains("more"));
    }

    @Test
    void noMoreThanAHundredCausesAreTracked() {
        for (int i = 0; i < 1_000; i++) {
            RuntimeException fault = new RuntimeException();
            fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("Made", "up", "Made.java", i)});
            log.log(fault);
        }
        assertThat(lines.records()).hasSize(1_000);
    }

    private static RuntimeException fault(String words) {
        return new IllegalStateException(words);
    }
}
