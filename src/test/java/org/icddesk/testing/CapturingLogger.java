// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every line at every level. */
public final class CapturingLogger implements System.Logger {

    public final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public String getName() {
        return "org.icddesk.token";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        lines.add(level + " " + message + (thrown == null ? "" : " " + thrown));
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        lines.add(level + " " + (parameters == null ? format : MessageFormat.format(format, parameters)));
    }

    /** {@return the lines of an id} */
    public List<String> with(String id) {
        return lines.stream()
                .filter(line -> line.contains("ICDDESK-" + id + " "))
                .toList();
    }
}
