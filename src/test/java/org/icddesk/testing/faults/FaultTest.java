// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test on the {@link FaultDesk}; each begins when WHO behaves and the server asks it. */
@Lane("faults")
@ExtendWith(FaultDesk.class)
public abstract class FaultTest {

    public static final String MMS = "/icd/release/11/2024-01/mms";
    public static final String CHOLERA = MMS + "/257068234";

    /** The one entity of the sandbox's small catalogue that its latest release lacks. */
    private static final String NOT_IN_THE_LATEST_RELEASE = "1787280710";

    private static final List<String[]> ROWS = rows();
    private static final List<String> PAGES = ROWS.stream()
            .filter(FaultTest::isCategory)
            .map(FaultTest::page)
            .distinct()
            .toList();
    private static final List<String> APART = apart();
    private static final List<String> UNSEEN = strangers();

    private static int next;
    private static int again;

    @BeforeEach
    void recover() {
        if (!desk().server().process().isAlive()) {
            // A test that kills it has failed before its end.
            desk().restart();
        }
        desk().sandbox().behave();
        desk().askWhoNow();
        awaitLive();
        desk().sandbox().counters().reset();
    }

    public static TestDesk desk() {
        return FaultDesk.get();
    }

    /** {@return the time that load lasts, seconds by default} */
    public static Duration loadTime() {
        return Duration.ofSeconds(Long.getLong("load.seconds"));
    }

    /** {@return how many renewals of tokens are due since an earlier {@link System#nanoTime()}, at most} */
    public static int renewalsSince(long nanos) {
        Duration renewal = FaultDesk.TOKEN.multipliedBy(8).dividedBy(10);
        return (int) Duration.ofNanos(System.nanoTime() - nanos).dividedBy(renewal);
    }

    /** Makes WHO refuse all its tokens, once the server may answer that with a new one, as it may every 30 seconds. */
    public static void revokeTokens() {
        desk().askWhoNow();
        desk().sandbox().revokeTokens();
    }

    /** Waits until the server asks WHO again and gets an answer; {@return how long that took} */
    public static Duration awaitLive() {
        String page = unseen();
        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(2))
                .until(() -> desk().get(page).statusCode() == 200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Asks for a page, and checks its status; {@return how long that took} */
    public static Duration taken(String path, int status) {
        long start = System.nanoTime();
        HttpResponse<String> answer = desk().get(path);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return took;
    }

    /** {@return the page of an entity, no residual, that nobody has asked for yet, not even for the sake of another page} */
    public static synchronized String unseen() {
        return UNSEEN.get(next++);
    }

    /** {@return the number of an entity that nobody asks for in any release, but for the one test that uses it} */
    public static String unknownNumber() {
        String page = APART.get(APART.size() - 1);
        return page.substring(page.lastIndexOf('/') + 1);
    }

    /** {@return the page of an entity that somebody may have asked for in vain, or long ago} */
    public static synchronized String unseenAgain() {
        return PAGES.get(PAGES.size() / 4 + again++ % (PAGES.size() / 4));
    }

    /** {@return pages of entities that are read again and again} */
    public static List<String> readAgain(int count) {
        return PAGES.subList(0, count);
    }

    /** {@return pages of entities, those first that no other page names; then the same in an older release} */
    private static List<String> strangers() {
        List<String> apart = APART.subList(0, APART.size() - 1);
        List<String> rest = new ArrayList<>(PAGES.subList(PAGES.size() / 2, PAGES.size()));
        rest.removeAll(APART);
        rest.removeIf(page -> !page.matches(".*/[0-9]+") || page.endsWith(NOT_IN_THE_LATEST_RELEASE));
        return Stream.of(apart, inOlderRelease(apart), inOlderRelease(rest), rest)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * {@return pages of entities that no other page names: a page names the entities above its own and those beside each of
     * them. So they are one child each of parents whose children are all leaves and, like the parent, among what
     * {@link #readAgain} and {@link #unseenAgain} leave out}
     */
    private static List<String> apart() {
        Set<String> others = new HashSet<>(PAGES.subList(0, PAGES.size() / 2));
        Set<String> parents = ROWS.stream().map(FaultTest::parent).collect(Collectors.toSet());
        Map<String, List<String[]>> families = ROWS.stream().collect(Collectors.groupingBy(FaultTest::parent));
        List<String> apart = new ArrayList<>();
        families.forEach((parent, children) -> {
            boolean leaves = children.stream().noneMatch(child -> parents.contains(child[0]));
            boolean read =
                    others.contains(MMS + "/" + parent) || children.stream().anyMatch(c -> others.contains(page(c)));
            if (leaves && !read) {
                children.stream()
                        .filter(child -> isCategory(child) && isNumber(child))
                        .findFirst()
                        .ifPresent(child -> apart.add(page(child)));
            }
        });
        Collections.sort(apart);
        return apart;
    }

    private static List<String> inOlderRelease(List<String> pages) {
        return pages.stream().map(page -> page.replace("2024-01", "2023-01")).toList();
    }

    private static boolean isCategory(String[] row) {
        return row[4].equals("category");
    }

    /** {@return whether an entity has a number of its own, is no residual of another, and is in all releases} */
    private static boolean isNumber(String[] row) {
        return row[0].matches("[0-9]+") && !row[0].equals(NOT_IN_THE_LATEST_RELEASE);
    }

    private static String parent(String[] row) {
        return row[5];
    }

    private static String page(String[] row) {
        return MMS + "/" + row[0];
    }

    private static List<String[]> rows() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/sandbox/icd11.tsv"))) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
