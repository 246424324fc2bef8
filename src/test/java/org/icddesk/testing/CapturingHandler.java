// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what a logger is told, until it is closed. */
public final class CapturingHandler extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Predicate<LogRecord> wanted;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private CapturingHandler(Logger logger, Predicate<LogRecord> wanted) {
        this.logger = logger;
        this.wanted = wanted;
        logger.addHandler(this);
    }

    /** {@return a handler that keeps what the thread that calls this logs from INFO upwards; other tests log beside it} */
    public static CapturingHandler ofThisThread(String logger) {
        long thread = Thread.currentThread().getId();
        return new CapturingHandler(
                Logger.getLogger(logger),
                line -> line.getLongThreadID() == thread && line.getLevel().intValue() >= Level.INFO.intValue());
    }

    /** {@return a handler that keeps whatever any thread logs} */
    public static CapturingHandler ofAllThreads(String logger) {
        return new CapturingHandler(Logger.getLogger(logger), line -> true);
    }

    @Override
    public void publish(LogRecord line) {
        if (wanted.test(line)) {
            records.add(line);
        }
    }

    /** {@return what has been logged so far} */
    public List<LogRecord> records() {
        return records;
    }

    /** {@return the texts of what has been logged so far, with their parameters} */
    public List<String> lines() {
        return records.stream()
                .map(line -> line.getParameters() == null
                        ? line.getMessage()
                        : MessageFormat.format(line.getMessage(), line.getParameters()))
                .toList();
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
