// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator {@code wrk}, Debian's package of that name: one thread and 16 connections. */
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
     * Asks for an address as often as possible.
     *
     * @param seconds for how long
     * @param headers lines of each request
     * @return what that showed; an {@link IllegalStateException} if an answer was not what was asked for
     */
    static Figures run(URI address, int seconds, String... headers) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c16", "--latency", "--timeout", "30s", "-d" + seconds + "s"));
        for (String header : headers) {
            command.add("-H");
            command.add(header);
        }
        command.add(address.toString());
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
