// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator {@code wrk}, Debian's package of that name, with one thread. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Map<String, Double> MILLISECONDS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0);

    private Wrk() {}

    /**
     * What a run showed.
     *
     * @param rate answers in a second
     * @param p99 milliseconds that 99 % of the answers took at most
     */
    record Figures(double rate, double p99) {}

    /**
     * Asks for an address as often as possible, by 16 connections.
     *
     * @param seconds for how long
     * @param headers lines of each request
     * @return what that showed; an {@link IllegalStateException} if an answer was not what was asked for
     */
    static Figures run(URI address, int seconds, String... headers) throws IOException, InterruptedException {
        List<String> command = command(16, seconds);
        for (String header : headers) {
            command.add("-H");
            command.add(header);
        }
        command.add(address.toString());
        return run(command);
    }

    /**
     * Asks for what a script says, as often as it lets.
     *
     * @param script Lua, as wrk documents it
     * @param connections how many requests there are at once at most
     * @param seconds for how long
     */
    static Figures run(URI address, Path script, int connections, int seconds)
            throws IOException, InterruptedException {
        List<String> command = command(connections, seconds);
        command.addAll(List.of("-s", script.toString(), address.toString()));
        return run(command);
    }

    private static List<String> command(int connections, int seconds) {
        return new ArrayList<>(
                List.of("wrk", "-t1", "-c" + connections, "--latency", "--timeout", "30s", "-d" + seconds + "s"));
    }

    private static Figures run(List<String> command) throws IOException, InterruptedException {
        String said = Tool.output(command);
        Matcher rate = RATE.matcher(said);
        Matcher p99 = P99.matcher(said);
        if (!rate.find() || !p99.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(said);
        }
        return new Figures(
                Double.parseDouble(rate.group(1)), Double.parseDouble(p99.group(1)) * MILLISECONDS.get(p99.group(2)));
    }
}
