// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** Commands that bring what tests need to the machine; what they say goes to {@code target/installation.log}. */
public final class Installation {

    private static final File LOG = new File("target/installation.log");

    private Installation() {}

    /**
     * Runs a command to its end.
     *
     * @param directory where to
     * @param command the program and its arguments
     * @param advice what somebody can do when it fails
     */
    public static void run(Path directory, List<String> command, String advice) {
        // NOTE: nothing is inherited, because the streams of this process are Surefire's way to the build.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(LOG));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with exit code " + code + "; see " + LOG + ". " + advice);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(advice, e);
        }
    }
}
