// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private static final Logger LOGGER = Logger.getLogger("org.icddesk.gateway");

    private final VirtualTime time = new VirtualTime();
    private final FaultLog log = new FaultLog(time);
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(lines);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(lines);
    }

    @Test
    void theFirstIsLoggedWithItsStackAndTheOthersOfAnHourAreCounted() {
        for (int i = 0; i < 101; i++) {
            log.log(fault("one"));
        }
        assertThat(lines.told).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("ICDDESK-G005 A request to the ICD API failed in this server");
            assertThat(line.getThrown()).hasMessage("one");
        });

        time.pass(Duration.ofHours(1));
        log.log(fault("later"));

        assertThat(lines.told).hasSize(2);
        assertThat(lines.told.get(1).getMessage()).endsWith("; 100 more failed alike since that was last logged");
        assertThat(lines.told.get(1).getThrown()).hasMessage("later");
    }

    @Test
    void anotherCauseIsLoggedAtOnce() {
        log.log(fault("one"));
        log.log(new IllegalArgumentException("of another line"));
        log.log(new OutOfMemoryError("unable to create native thread"));

        assertThat(lines.told).hasSize(3);
    }

    @Test
    void onceTheFaultIsOverNothingIsSaidOfThoseLeftOut() {
        log.log(fault("one"));
        time.pass(Duration.ofHours(2));
        log.log(fault("again"));

        assertThat(lines.told).hasSize(2).noneMatch(line -> line.getMessage().contains("more"));
    }

    @Test
    void noMoreThanAHundredCausesAreTracked() {
        for (int i = 0; i < 1_000; i++) {
            RuntimeException fault = new RuntimeException();
            fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("Made", "up", "Made.java", i)});
            log.log(fault);
        }
        assertThat(lines.told).hasSize(1_000);
    }

    private static RuntimeException fault(String words) {
        return new IllegalStateException(words);
    }

    /** Keeps the lines of one thread: other tests log beside this one. */
    /** What the thread that made it has logged; other tests log beside it. */
    private static final class Lines extends Handler {

        private final long thread = Thread.currentThread().getId();
        private final List<LogRecord> told = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLongThreadID() == thread && line.getLevel() == Level.SEVERE) {
                if (line.getMessage().startsWith("ICDDESK-G005")) {
                    told.add(line);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
