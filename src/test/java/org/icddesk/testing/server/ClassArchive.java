// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes that the first server of a run has loaded, in the form in which a JVM uses them: a server that starts with
 * them parses and verifies few. The JVM takes no notice of an archive that does not fit it, and reads classes as usual.
 */
public final class ClassArchive {

    /** The option of a server whose memory is measured: it loads every class by itself, as one in production does. */
    public static final String NONE =
            "-XX:SharedArchiveFile=" + Path.of(System.getProperty("java.home"), "lib/server/classes.jsa");

    /** The option of a server whose classes are to be written. */
    static final String RECORDING = "-XX:+RecordDynamicDumpInfo";

    private static final Path FILE = Path.of("target/desks/classes.jsa").toAbsolutePath();

    private static boolean written;

    private ClassArchive() {}

    /** Writes the classes of a server that was started with {@link #RECORDING}; takes some seconds. */
    static synchronized void write(DeskServer server) {
        try {
            Files.deleteIfExists(FILE);
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                            String.valueOf(server.jvm().pid()),
                            "VM.cds",
                            "dynamic_dump",
                            FILE.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            server.setup().base().resolve("log/jcmd.log").toFile())
                    .start();
            written = jcmd.waitFor() == 0 && Files.exists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the options of a JVM that uses what was written in this run; none before} */
    static synchronized List<String> options() {
        return written ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();
    }
}
