// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

/** How many requests are sent in how much time, whenever somebody looks. */
class PaceTest {

    private final VirtualTime time = new VirtualTime();

    /** Looks again and again, so long after each other, and sends what is due; {@return how many that was} */
    private int sent(Pace pace, Duration looking, Duration altogether) {
        int sent = 0;
        long end = time.nanos() + altogether.toNanos();
        while (time.nanos() < end) {
            if (pace.isDue()) {
                pace.recordSent(time.nanos());
                sent++;
            }
            time.pass(looking);
        }
        return sent;
    }

    @Test
    void lookingLateDoesNotSlowItDown() {
        for (int millis : new int[] {1, 70, 100, 113, 150, 190}) {
            Pace pace = new Pace(5, time);

            assertThat(sent(pace, Duration.ofMillis(millis), Duration.ofSeconds(400)))
                    .as("looking every " + millis + " ms")
                    .isBetween(1_990, 2_001);
        }
    }

    @Test
    void anIndexThatIsBuiltInBetweenIsMadeUpForButNoLongerPause() {
        Pace pace = new Pace(5, time);
        assertThat(sent(pace, Duration.ofMillis(100), Duration.ofSeconds(10))).isBetween(50, 51);

        time.pass(Duration.ofMillis(800));
        assertThat(sent(pace, Duration.ofMillis(1), Duration.ofMillis(200)))
                .as("what was due in that second")
                .isBetween(4, 6);
        time.pass(Duration.ofHours(1));
        assertThat(sent(pace, Duration.ofMillis(1), Duration.ofSeconds(10)))
                .as("after an hour")
                .isBetween(50, 56);
    }
}
