// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.icddesk.it.admin.SharedAnswersClusterChecks.awaitShared;
import static org.icddesk.it.admin.SharedAnswersClusterChecks.refreshAll;
import static org.icddesk.it.admin.SharedAnswersClusterChecks.shared;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.gateway.shared.SharedEntry;
import org.icddesk.it.admin.ClusterSpoiler.Damage;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.server.ServerService;
import org.icddesk.server.ServerServices;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DebianPackages;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.People;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Clusters in which something is wrong that no server of them has done: readers see the right pages all the same. */
class ClusterFaultsClusterChecks {

    private static final int QUESTIONS = 100;

    /** How many entries a server holds at most, as {@code cluster.cli} has it, how many are written, and how large. */
    private static final int ENTRIES = 20_000;

    private static final int FILLING = 50_000;
    private static final int FILLING_BYTES = Integer.getInteger("cluster.filling.bytes", 2_000);

    /** What a heap may differ by, for what else a server keeps. */
    private static final long MORE = 24L << 20;

    /** So many look-ups in a hundred may take too long on a busy machine, and WHO is asked instead. */
    private static final int UNLUCKY = 5;

    /** A library before C's own in which it is an hour later; what waits goes by the monotonic clock, which is left alone. */
    private static final String AHEAD = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <time.h>
            int clock_gettime(clockid_t clock, struct timespec *now) {
              static int (*real)(clockid_t, struct timespec *);
              if (!real) real = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
              int result = real(clock, now);
              if (clock == CLOCK_REALTIME) now->tv_sec += 3600;
              return result;
            }
            """;

    /** Without a limit for one address and without a disk, which would answer in the cluster's place. */
    private static final Map<String, String> SETTINGS =
            Map.of("ICD_LIMITS_EXEMPT", "127.0.0.0/8", "ICD_MEMORY_DIRECTORY", "none");

    /** One page for each kind of damage, which no server has shown before. */
    private static final List<String> PAGES = List.of(
            "/icd/release/11/2024-01/mms/257068234",
            "/icd/release/11/2024-01/mms/1435254666",
            "/icd/release/11/2024-01/mms",
            "/search?q=cholera",
            "/search?q=typhoid",
            "/search?q=fever",
            "/search?q=diabetes");

    /**
     * Another application on a server of the cluster damages every entry, in each of the ways. The server that looks the
     * answers up next asks WHO again, and shares what it was told with the next one.
     */
    @Test
    void poisonedEntriesAreNotUsedAreToldOnceAndAreReplaced() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("poisoned", sandbox, 3)) {
            spoilable(cluster, 3);
            int before = 0;
            for (Damage damage : Damage.values()) {
                List<String> asked = asked(damage.ordinal());
                List<String> right = answers(cluster.node(0), asked);
                int refused = shared(cluster.node(1)).getInt("refused");

                int spoilt = spoil(cluster.node(2), damage.name());
                assertThat(spoilt).as("entries with " + damage).isGreaterThanOrEqualTo(asked.size());
                before = sandbox.counters().apiRequests();
                assertThat(answers(cluster.node(1), asked))
                        .as("after " + damage)
                        .isEqualTo(right);
                int calls = sandbox.counters().apiRequests() - before;
                assertThat(calls).as("calls to WHO after " + damage).isGreaterThanOrEqualTo(QUESTIONS);
                int refusals = shared(cluster.node(1)).getInt("refused") - refused;
                // Outside the heap, a value without bytes is none.
                int least = damage == Damage.NOTHING ? 0 : QUESTIONS * 9 / 10;
                assertThat(refusals).as("refused after " + damage).isGreaterThanOrEqualTo(least);

                before = sandbox.counters().apiRequests();
                assertThat(answers(cluster.node(2), asked)).isEqualTo(right);
                int again = sandbox.counters().apiRequests() - before;
                assertThat(again)
                        .as("calls to WHO of the next server after " + damage)
                        .isLessThanOrEqualTo(UNLUCKY);
                System.out.println("Damage " + damage + ": " + spoilt + " entries, " + calls + " calls to WHO, "
                        + refusals + " refused; the next server: " + again + " calls");
            }
            String log = cluster.log(1);
            assertThat(log.lines().filter(line -> line.contains("ICDDESK-G012")))
                    .hasSize(1);
            assertThat(status(cluster.node(1)))
                    .contains("Damaged or foreign entries "
                            + shared(cluster.node(1)).getInt("refused"));
            assertThat(shared(cluster.node(1)).getString("state")).isEqualTo("SHARED");
            for (int node = 0; node < 3; node++) {
                assertThat(cluster.log(node)).doesNotContain(" ERROR ", "ICDDESK-G010");
            }
        }
    }

    /**
     * One server of three is of a version whose shared answers are in a later format: neither finds what the other shares,
     * none complains, and the server that is upgraded next finds what the first one has shared.
     */
    @Test
    void versionsWithAnotherFormatDoNotMeet() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("formats", sandbox, 3)) {
            Path later = laterFormat(cluster.base(2));
            start(cluster, 3);
            List<String> olds = asked(0);
            List<String> lates = asked(1);

            List<String> right = answers(cluster.node(0), olds);
            assertThat(calls(sandbox, () -> assertThat(answers(cluster.node(2), olds))
                            .isEqualTo(right)))
                    .as("calls to WHO of the later version for what the earlier shares")
                    .isGreaterThanOrEqualTo(QUESTIONS);
            List<String> rightLate = answers(cluster.node(2), lates);
            assertThat(calls(sandbox, () -> assertThat(answers(cluster.node(1), lates))
                            .isEqualTo(rightLate)))
                    .as("calls to WHO of the earlier version for what the later shares")
                    .isGreaterThanOrEqualTo(QUESTIONS);
            assertThat(calls(sandbox, () -> assertThat(answers(cluster.node(1), olds))
                            .isEqualTo(right)))
                    .as("calls to WHO of the earlier version for what the earlier shares")
                    .isLessThanOrEqualTo(UNLUCKY);
            cluster.running().forEach(server -> {
                assertThat(shared(server).getInt("refused")).isZero();
                assertThat(shared(server).getString("state")).isEqualTo("SHARED");
            });

            cluster.node(1).close();
            Files.copy(later, cluster.base(1).resolve("deployments/icd-desk.war"), StandardCopyOption.REPLACE_EXISTING);
            cluster.start(1, SETTINGS);
            awaitShared(cluster, 3);
            int calls = calls(
                    sandbox, () -> assertThat(answers(cluster.node(1), lates)).isEqualTo(rightLate));
            assertThat(calls)
                    .as("calls to WHO of the server that was upgraded for what the later version shares")
                    .isLessThanOrEqualTo(UNLUCKY);
            System.out.println(
                    "Upgraded beside another of its version: " + calls + " calls, " + shared(cluster.node(1)));
            for (int node = 0; node < 3; node++) {
                assertThat(cluster.log(node)).doesNotContain(" ERROR ", "ICDDESK-G010", "ICDDESK-G012");
            }
        }
    }

    /** Makes the WAR in a server's directory one whose shared answers have the next format; {@return it} */
    private static Path laterFormat(Path base) throws IOException {
        Path war = base.resolve("deployments/icd-desk.war");
        Path sources = Files.createDirectories(base.resolve("tmp/sources"));
        Path classes = Files.createDirectories(base.resolve("tmp/classes"));
        String own = "FORMAT = " + SharedEntry.FORMAT + ";";
        List<String> options =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString()));
        options.addAll(List.of("-cp", "target/classes:" + System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/icddesk/gateway/shared"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String text = Files.readString(file).replace(own, "FORMAT = " + (SharedEntry.FORMAT + 1) + ";");
                options.add(Files.writeString(sources.resolve(file.getFileName()), text)
                        .toString());
            }
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        try (FileSystem archive = FileSystems.newFileSystem(war);
                Stream<Path> files = Files.walk(classes)) {
            Path target = archive.getPath("WEB-INF/classes");
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path place = target.resolve(classes.relativize(file).toString());
                assertThat(place).exists();
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return war;
    }

    /**
     * The network between two servers drops everything: each goes on with what it has, and asks WHO by itself. When the
     * network is whole again, they share what each has learnt meanwhile, without anybody's doing.
     */
    @Test
    void bothHalvesOfASplitClusterAreReadAndHealByThemselves() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("split", sandbox, 2)) {
            start(cluster, 2);
            List<String> known = asked(0);
            List<String> right = answers(cluster.node(0), known);
            List<String> left = asked(1);
            List<String> middle = asked(2);
            List<String> last = asked(3);

            List<String> rightLeft;
            List<String> rightLast;
            try (Cut cut = Cut.between(cluster)) {
                long start = System.nanoTime();
                assertThat(answers(cluster.node(0), middle)).isEqualTo(answers(cluster.node(1), middle));
                System.out.println("Both halves, cut by " + cut.rules().size() + " rules, read " + 2 * middle.size()
                        + " new answers, the split not yet noticed: "
                        + Duration.ofNanos(System.nanoTime() - start));
                cluster.running().forEach(server -> awaitShared(server, 1));
                assertThat(calls(sandbox, () -> cluster.running().forEach(server -> assertThat(answers(server, known))
                                .isEqualTo(right))))
                        .as("calls to WHO of the halves for what they had")
                        .isLessThanOrEqualTo(UNLUCKY);
                rightLeft = answers(cluster.node(0), left);
                rightLast = answers(cluster.node(1), last);
            }
            awaitShared(cluster, 2);
            int calls = calls(sandbox, () -> {
                assertThat(answers(cluster.node(1), left)).isEqualTo(rightLeft);
                assertThat(answers(cluster.node(0), last)).isEqualTo(rightLast);
            });
            System.out.println("Calls to WHO after the halves met, for what one of them had asked: " + calls);
            assertThat(calls).isLessThanOrEqualTo(UNLUCKY);
            for (int node = 0; node < 2; node++) {
                int own = node;
                await().until(() ->
                        cluster.log(own).contains("Answers are shared by 2 servers: node0, node1; before: node" + own));
                assertThat(cluster.log(node))
                        .contains("Answers are shared by 1 servers: node" + node + "; before: node0, node1")
                        .doesNotContain("ICDDESK-G012", "ICDDESK-W");
            }
        }
    }

    /** A network that drops everything between the servers of a cluster, both ways, until it is closed; needs root. */
    private record Cut(Path iptables, List<List<String>> rules) implements AutoCloseable {

        static Cut between(DeskCluster cluster) throws Exception {
            assertThat(System.getProperty("user.name"))
                    .as("who runs this test: only root can cut the network")
                    .isEqualTo("root");
            String advice = "Install iptables, or run the test as root on a machine with Debian packages";
            Path iptables = DebianPackages.program(List.of("iptables"), advice, "iptables");
            List<List<String>> rules = IntStream.range(0, cluster.running().size())
                    .mapToObj(cluster::address)
                    .flatMap(address -> Stream.of(
                            List.of("INPUT", "-d", address, "-j", "DROP"),
                            List.of("INPUT", "-s", address, "-j", "DROP")))
                    .toList();
            Cut cut = new Cut(iptables, rules);
            cut.all("-I");
            return cut;
        }

        private void all(String what) throws IOException {
            for (List<String> rule : rules) {
                List<String> command = new ArrayList<>(List.of(iptables.toString(), "-w", what));
                command.addAll(rule);
                Process process = new ProcessBuilder(command).inheritIO().start();
                assertThat(process.onExit().join().exitValue())
                        .as(command.toString())
                        .isZero();
            }
        }

        @Override
        public void close() throws IOException {
            all("-D");
        }
    }

    /**
     * The clock of one server of two is an hour ahead: both have a token, each finds what the other shares and shows its age
     * rightly by its own clock, and what an administrator of one refreshes is stale on the other.
     */
    @Test
    void theClockOfOneServerIsAnHourAhead() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("clocks", sandbox, 2)) {
            cluster.launch(0, SETTINGS, List.of());
            cluster.launch(1, anHourAhead(), List.of());
            cluster.running().forEach(DeskServer::awaitDeployment);
            cluster.running().forEach(server -> People.add(server, "anna", "icd-admin"));
            touchPeople(cluster.node(1));
            awaitShared(cluster, 2);
            List<String> first = asked(0);
            List<String> second = asked(1);

            // The clock of WHO is known from its first answer on.
            answers(cluster.node(0), asked(2));
            answers(cluster.node(1), asked(3));
            assertThat(Duration.parse(shared(cluster.node(1)).getString("clockAhead")))
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
            assertThat(Duration.parse(shared(cluster.node(0)).getString("clockAhead")))
                    .isZero();
            assertThat(status(cluster.node(1))).contains("ahead of WHO's");

            List<String> right = answers(cluster.node(0), first);
            assertThat(calls(sandbox, () -> assertThat(answers(cluster.node(1), first))
                            .isEqualTo(right)))
                    .as("calls to WHO of the server ahead")
                    .isLessThanOrEqualTo(UNLUCKY);
            List<String> rightAhead = answers(cluster.node(1), second);
            assertThat(calls(sandbox, () -> assertThat(answers(cluster.node(0), second))
                            .isEqualTo(rightAhead)))
                    .as("calls to WHO of the server whose clock is right")
                    .isLessThanOrEqualTo(UNLUCKY);
            cluster.running()
                    .forEach(server -> Stream.of(first, second).forEach(asked -> assertThat(age(server, asked.get(0)))
                            .isBetween(Duration.ofSeconds(-5), Duration.ofMinutes(10))));
            List<String> together = asked(4);
            int calls = calls(sandbox, () -> CompletableFuture.allOf(cluster.running().stream()
                            .map(server -> CompletableFuture.runAsync(() -> answers(server, together)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join());
            System.out.println("Calls to WHO for " + QUESTIONS + " questions and a page to both at once: " + calls
                    + "; " + shared(cluster.node(0)) + "; " + shared(cluster.node(1)));
            assertThat(calls).isLessThan(2 * QUESTIONS);
            assertThat(sandbox.counters().tokenRequests()).as("tokens").isLessThanOrEqualTo(2);

            refreshAll(cluster.node(1));
            await().until(() -> cluster.log(0).contains("ICDDESK-G014"));
            assertThat(calls(sandbox, () -> answers(cluster.node(0), first)))
                    .as("calls to WHO for what an administrator of the server ahead has refreshed")
                    .isGreaterThanOrEqualTo(QUESTIONS);
            for (int node = 0; node < 2; node++) {
                assertThat(cluster.log(node))
                        .doesNotContain(" ERROR ", "ICDDESK-G010", "ICDDESK-G012", "ICDDESK-T003", "ICDDESK-T004");
            }
        }
    }

    /**
     * The cache is given more than twice what it may hold, twice, while both servers are read: it holds no more than it may,
     * the heap is no larger after the second time than after the first, and what comes then is shared as ever.
     */
    @Test
    void aFullCacheGivesUpWhatIsOldAndNothingGrows() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("full", sandbox, 2)) {
            spoilable(cluster, 2);
            List<String> early = asked(0);
            List<String> right = answers(cluster.node(0), early);

            long[] once = filled(cluster, 0, asked(1));
            long[] twice = filled(cluster, FILLING, asked(2));
            for (int node = 0; node < 2; node++) {
                assertThat(twice[node]).as("bytes of the heap of node%d", node).isLessThan(once[node] + MORE);
            }
            int calls = calls(
                    sandbox, () -> assertThat(answers(cluster.node(1), early)).isEqualTo(right));
            assertThat(calls).as("calls to WHO for what was given up").isBetween(1, 2 * QUESTIONS);
            List<String> now = asked(3);
            List<String> rightNow = answers(cluster.node(0), now);
            int callsNow = calls(
                    sandbox, () -> assertThat(answers(cluster.node(1), now)).isEqualTo(rightNow));
            assertThat(callsNow).as("calls to WHO for what was asked last").isLessThanOrEqualTo(UNLUCKY);
            System.out.println("Calls to WHO after the cache was full, for early answers: " + calls
                    + ", for late ones: " + callsNow);
            for (int node = 0; node < 2; node++) {
                assertThat(shared(cluster.node(node)).getString("state")).isEqualTo("SHARED");
                assertThat(cluster.log(node)).doesNotContain(" ERROR ", "OutOfMemory", "ICDDESK-G012", "ICDDESK-W");
            }
        }
    }

    /** Fills the cache while both servers are read; {@return the heap that each uses then} */
    private static long[] filled(DeskCluster cluster, int first, List<String> asked) {
        String work = "fill?first=" + first + "&entries=" + FILLING + "&bytes=" + FILLING_BYTES;
        CompletableFuture<Integer> filling = CompletableFuture.supplyAsync(() -> spoil(cluster.node(0), work));
        List<String> right = answers(cluster.node(0), asked);
        do {
            assertThat(answers(cluster.node(1), asked)).isEqualTo(right);
        } while (!filling.isDone());
        assertThat(filling.join()).isEqualTo(FILLING);
        cluster.running().forEach(server -> await().until(
                        () -> shared(server).getInt("entries"),
                        entries -> entries > ENTRIES / 2 && entries <= ENTRIES));
        long[] heap = cluster.running().stream()
                .mapToLong(server -> {
                    try (Jvm jvm = Jvm.of(server)) {
                        return jvm.load().heap();
                    }
                })
                .toArray();
        System.out.println("Filled with " + FILLING + " entries of " + FILLING_BYTES + " bytes from " + first + ": "
                + shared(cluster.node(0)).getInt("entries") + " and "
                + shared(cluster.node(1)).getInt("entries") + " are held, heaps of " + (heap[0] >> 20) + " and "
                + (heap[1] >> 20) + " MiB");
        return heap;
    }

    /** {@return the environment of a server whose clock is an hour ahead} */
    private static Map<String, String> anHourAhead() throws Exception {
        String advice = "Install a C compiler, or run the test as root on a machine with Debian packages";
        Path compiler = DebianPackages.program(List.of("gcc", "libc6-dev"), advice, "cc", "gcc");
        Path folder = Files.createDirectories(Path.of("target/desks/clock").toAbsolutePath());
        Path source = Files.writeString(folder.resolve("ahead.c"), AHEAD);
        Path library = folder.resolve("ahead.so");
        assertThat(new ProcessBuilder(
                                compiler.toString(),
                                "-shared",
                                "-fPIC",
                                "-O",
                                "-o",
                                library.toString(),
                                source.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("LD_PRELOAD", library.toString());
        return all;
    }

    /** Has a server whose clock is ahead read again who its people are: their files are older than what it has read. */
    private static void touchPeople(DeskServer server) throws IOException {
        for (String file : List.of("application-users.properties", "application-roles.properties")) {
            Files.setLastModifiedTime(
                    server.setup().base().resolve("configuration").resolve(file),
                    FileTime.from(Instant.now().plus(Duration.ofHours(2))));
        }
    }

    /** {@return the age of an answer by the clock of the server that gives it} */
    private static Duration age(DeskServer server, String address) {
        HttpHeaders headers = TestHttp.get(server.url(address), "API-Version", "v2", "Accept-Language", "en")
                .headers();
        return Duration.between(time(headers, ApiHeaders.AS_OF), time(headers, "Date"));
    }

    private static ZonedDateTime time(HttpHeaders headers, String name) {
        return ZonedDateTime.parse(headers.firstValue(name).orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** {@return how many requests WHO gets meanwhile} */
    private static int calls(Sandbox sandbox, Runnable work) {
        int before = sandbox.counters().apiRequests();
        work.run();
        return sandbox.counters().apiRequests() - before;
    }

    private static void start(DeskCluster cluster, int size) {
        cluster.startAll(SETTINGS);
        cluster.running().forEach(server -> People.add(server, "anna", "icd-admin"));
        awaitShared(cluster, size);
    }

    /** Starts all servers, each with the spoiler beside ICD Desk. */
    private static void spoilable(DeskCluster cluster, int size) {
        for (int node = 0; node < size; node++) {
            ShrinkWrap.create(WebArchive.class)
                    .addClasses(ClusterSpoiler.class, Damage.class, ServerServices.class, ServerService.class)
                    .addAsServiceProvider(ServiceActivator.class, ServerServices.class)
                    .setManifest(
                            new StringAsset("Manifest-Version: 1.0\nDependencies: org.infinispan, org.jboss.msc\n"))
                    .as(ZipExporter.class)
                    .exportTo(cluster.base(node)
                            .resolve("deployments/spoiler.war")
                            .toFile());
        }
        start(cluster, size);
    }

    /** {@return how many entries the spoiler of a server has changed or added} */
    private static int spoil(DeskServer server, String work) {
        HttpResponse<String> done = TestHttp.send(
                TestHttp.request(server.url("/").resolve("/spoiler/" + work)).POST(BodyPublishers.noBody()));
        assertThat(done.statusCode()).as("the spoiler's answer to %s", work).isEqualTo(200);
        return Integer.parseInt(done.body());
    }

    /** {@return addresses of answers for programs and of one page, other ones for each number} */
    private static List<String> asked(int number) {
        return Stream.concat(
                        IntStream.range(0, QUESTIONS)
                                .mapToObj(word ->
                                        "/api/icd/release/11/2024-01/mms/search?q=word" + (number * QUESTIONS + word)),
                        Stream.of(PAGES.get(number)))
                .toList();
    }

    /** {@return what a reader sees at each address, without what WHO numbers its answers with} */
    private static List<String> answers(DeskServer server, List<String> addresses) {
        return addresses.stream()
                .map(address -> {
                    HttpResponse<String> answer =
                            TestHttp.get(server.url(address), "API-Version", "v2", "Accept-Language", "en");
                    assertThat(answer.statusCode()).as(address).isEqualTo(200);
                    return address.startsWith("/api")
                            ? answer.body().replaceFirst("\"uniqueSearchId\":\"[^\"]*\"", "")
                            : Jsoup.parse(answer.body()).select("main").text();
                })
                .toList();
    }

    private static String status(DeskServer server) {
        return Jsoup.parse(TestHttp.get(server.url("/status"), "Authorization", People.authorization("anna"))
                        .body())
                .select("#shared")
                .text();
    }
}
