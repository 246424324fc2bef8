// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.TestDesk;

/** Starts a desk's server with and without ICD Desk in turn, and reads from its log how long each start took. */
final class StartUpTimes {

    private static final int ROUNDS = 3;
    private static final Pattern STARTED = Pattern.compile("WFLYSRV0025: .* started in (\\d+)ms");

    private final TestDesk desk;
    private final Path deployments;

    private StartUpTimes(TestDesk desk) {
        this.desk = desk;
        deployments = desk.server().setup().base().resolve("deployments");
    }

    /**
     * What starts took, in the median.
     *
     * @param with with ICD Desk
     * @param without without it
     */
    record Times(Duration with, Duration without) {

        /** {@return what the deployment adds} */
        Duration added() {
            return with.minus(without);
        }
    }

    /** {@return what starts of a desk's server take; it runs afterwards as before} */
    static Times of(TestDesk desk) throws IOException {
        StartUpTimes startUp = new StartUpTimes(desk);
        List<Duration> with = new ArrayList<>();
        List<Duration> without = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(startUp.withoutDeployment());
            with.add(startUp.withDeployment());
        }
        return new Times(median(with), median(without));
    }

    private Duration withoutDeployment() throws IOException {
        desk.server().close();
        Path aside = deployments.resolveSibling("icd-desk.war");
        Files.move(deployments.resolve("icd-desk.war"), aside);
        forgetMarkers();
        int known = starts().size();
        DeskServer bare = DeskServer.start(desk.server().setup());
        try {
            await().atMost(Duration.ofMinutes(4)).until(() -> starts().size() > known);
        } finally {
            bare.close();
        }
        Files.move(aside, deployments.resolve("icd-desk.war"));
        forgetMarkers();
        return starts().get(known);
    }

    private Duration withDeployment() {
        int known = starts().size();
        desk.restart();
        await().atMost(Duration.ofMinutes(4)).until(() -> starts().size() > known);
        return starts().get(known);
    }

    /** Lets the server's scanner see the WAR, or that there is none, as if for the first time. */
    private void forgetMarkers() throws IOException {
        try (DirectoryStream<Path> markers = Files.newDirectoryStream(deployments, "icd-desk.war.*")) {
            for (Path marker : markers) {
                Files.delete(marker);
            }
        }
    }

    private List<Duration> starts() {
        List<Duration> starts = new ArrayList<>();
        Matcher line = STARTED.matcher(desk.log());
        while (line.find()) {
            starts.add(Duration.ofMillis(Long.parseLong(line.group(1))));
        }
        return starts;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
