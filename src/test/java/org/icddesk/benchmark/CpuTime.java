// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of processes as Linux counts it: theirs alone, however busy the machine is. */
final class CpuTime {

    /** Of the kernel's unit in {@code /proc}, 100 are a second on every Linux in use. */
    private static final double MILLISECONDS_OF_A_TICK = 10;

    /** Which of the words after the name of the process are its time in user mode and in the kernel. */
    private static final int USER = 11;

    private CpuTime() {}

    /** {@return the milliseconds that processes and their descendants have used so far} */
    static double milliseconds(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(CpuTime::milliseconds)
                .sum();
    }

    private static double milliseconds(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(words[USER]) + Long.parseLong(words[USER + 1])) * MILLISECONDS_OF_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
