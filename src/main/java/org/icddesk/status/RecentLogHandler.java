// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** A log handler that keeps the latest lines of ICD Desk at INFO and above. */
final class RecentLogHandler extends Handler {

    static final int SIZE = 50;
    private static final String ROOT = "org.icddesk.";
    private static final int MAX_LENGTH = 400;

    /** Messages that anybody can cause in large numbers; they are only in the log, so as not to evict all others. */
    private static final Set<String> CLIENT_TRIGGERED_IDS = Set.of("ICDDESK-A002", "ICDDESK-W002", "ICDDESK-W006");

    private final Deque<LogEvent> events = new ArrayDeque<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    RecentLogHandler() {
        setLevel(Level.INFO);
    }

    /** {@return the stored lines, newest first} */
    List<LogEvent> newest() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String category = entry.getLoggerName() == null ? "" : entry.getLoggerName();
        String message = formatter.formatMessage(entry);
        if (CLIENT_TRIGGERED_IDS.contains(message.split(" ", 2)[0])) {
            return;
        }
        LogEvent event = new LogEvent(
                entry.getInstant(),
                level(entry.getLevel()),
                category.startsWith(ROOT) ? category.substring(ROOT.length()) : category,
                message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "…" : message);
        synchronized (events) {
            events.addFirst(event);
            if (events.size() > SIZE) {
                events.removeLast();
            }
        }
    }

    private static String level(Level level) {
        int value = level.intValue();
        return value >= Level.SEVERE.intValue() ? "ERROR" : value >= Level.WARNING.intValue() ? "WARNING" : "INFO";
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        synchronized (events) {
            events.clear();
        }
    }
}
