// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentLogHandlerTest {

    private final RecentLogHandler memory = new RecentLogHandler();

    private void log(Level level, String category, String words, Object... values) {
        LogRecord entry = new LogRecord(level, words);
        entry.setLoggerName(category);
        entry.setParameters(values);
        memory.publish(entry);
    }

    @Test
    void theNewestComesFirstWithCategoryLevelAndValues() {
        log(Level.INFO, "org.icddesk.token", "first");
        log(Level.WARNING, "org.icddesk.web", "second {0}", "value");
        assertThat(memory.newest()).extracting(LogEvent::words).containsExactly("second value", "first");
        assertThat(memory.newest().get(0).category()).isEqualTo("web");
        assertThat(memory.newest().get(0).level()).isEqualTo("WARNING");
    }

    @Test
    void whatIsBelowInfoIsNotStored() {
        log(Level.FINE, "org.icddesk.token", "detail");
        assertThat(memory.newest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICDDESK-A002 Sign-in refused or missing at /status.",
                "ICDDESK-W002 Refused with 400: GET /icd-desk/search",
                "ICDDESK-W006 Refused with 404: GET /icd-desk/api/nothing"
            })
    void strangersCannotPushOutWhatMatters(String line) {
        log(Level.WARNING, "org.icddesk.token", "ICDDESK-T003 refused");
        for (int i = 0; i < 60; i++) {
            log(Level.INFO, "org.icddesk.audit", line);
        }
        assertThat(memory.newest()).extracting(LogEvent::words).containsExactly("ICDDESK-T003 refused");
    }

    @Test
    void fiftyAreStoredAndLongOnesCut() {
        for (int i = 0; i < 60; i++) {
            log(Level.INFO, "org.icddesk.token", i + " " + "x".repeat(1000));
        }
        assertThat(memory.newest()).hasSize(50);
        assertThat(memory.newest().get(0).words()).startsWith("59 ").hasSize(401);
        assertThat(memory.newest().get(49).words()).startsWith("10 ");
    }
}
