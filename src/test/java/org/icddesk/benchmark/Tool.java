// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of the machine that measurements need, and where they leave their files. */
final class Tool {

    /** Where measurements leave what they make. */
    static final Path HOME = Path.of("target/benchmark").toAbsolutePath();

    private Tool() {}

    /** {@return what a program said, once it has ended} */
    static String output(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(HOME, "said", ".txt");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        return said;
    }

    /**
     * Starts a program that goes on.
     *
     * @param name of the file with what it says, without its extension
     */
    static Process start(String name, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve(name + ".out").toFile())
                .start();
    }

    /** {@return the mebibytes of real memory that a process holds} */
    static long residentMegabytes(ProcessHandle process) throws IOException, InterruptedException {
        return Long.parseLong(output(List.of("ps", "-o", "rss=", "-p", String.valueOf(process.pid())))
                        .strip())
                >> 10;
    }
}
