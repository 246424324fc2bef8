// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.DeskServer;

/** What nginx and Varnish in front of a server save it: few pages are read often, many seldom, in the languages of readers. */
final class FrontCacheBenchmark {

    private static final int PAGES = 300;

    /** What browsers send, from the most frequent on. */
    private static final List<String> LANGUAGES = List.of(
            "en",
            "en",
            "en",
            "en",
            "en-US,en;q=0.9",
            "en-US,en;q=0.9",
            "en-GB,en;q=0.5",
            "es,en;q=0.5",
            "es-ES,es;q=0.9",
            "ar");

    private final DeskServer server;
    private final int requests;
    private final Teller teller;

    /** Where figures go. */
    interface Teller {
        void tell(String format, Object... values);
    }

    FrontCacheBenchmark(DeskServer server, int requests, Teller teller) {
        this.server = server;
        this.requests = requests;
        this.teller = teller;
    }

    private record Share(long hits, double milliseconds) {}

    void run() throws IOException {
        read(server::url);
        teller.tell(
                "without a cache in front: %.2f ms of the server's CPU a page",
                read(server::url).milliseconds());
        try (FrontCache nginx = FrontCache.nginx(server);
                FrontCache varnish = FrontCache.varnish(server)) {
            for (FrontCache cache : List.of(nginx, varnish)) {
                measure(cache);
            }
        }
    }

    private void measure(FrontCache cache) {
        Share first = read(cache::url);
        Share second = read(cache::url);
        cache.purge();
        boolean purged = !isHit(get(cache.url(page(0)), "en"));
        boolean kept = isHit(get(cache.url(page(0)), "en"));
        HttpResponse<String> page = get(cache.url(page(0)), "en");
        int revalidated = TestHttp.get(
                        cache.url(page(0)),
                        "Accept-Encoding",
                        "gzip",
                        "Accept-Language",
                        "en",
                        "If-None-Match",
                        page.headers().firstValue("ETag").orElseThrow())
                .statusCode();
        teller.tell(
                "%s: %.1f %% of %d pages from an empty cache, then %.1f %%; %.2f and %.2f ms of the server's CPU a page; purged: %s, kept again: %s, to a browser that has the page: %d",
                cache.name(),
                100.0 * first.hits() / requests,
                requests,
                100.0 * second.hits() / requests,
                first.milliseconds(),
                second.milliseconds(),
                purged,
                kept,
                revalidated);
    }

    /** Reads pages by Zipf's law, the same at each call. */
    private Share read(Function<String, URI> addresses) {
        Random random = new Random(1);
        double[] sums = new double[PAGES];
        double sum = 0;
        for (int rank = 0; rank < PAGES; rank++) {
            sum += 1.0 / (rank + 1);
            sums[rank] = sum;
        }
        double all = sum;
        List<ProcessHandle> process = List.of(server.jvm());
        double before = CpuTime.milliseconds(process);
        long hits = IntStream.range(0, requests)
                .filter(number -> {
                    double at = random.nextDouble() * all;
                    int rank = (int) IntStream.range(0, PAGES)
                            .filter(one -> sums[one] < at)
                            .count();
                    return isHit(get(addresses.apply(page(rank)), LANGUAGES.get(random.nextInt(LANGUAGES.size()))));
                })
                .count();
        return new Share(hits, (CpuTime.milliseconds(process) - before) / requests);
    }

    private static String page(int rank) {
        return FaultTest.readAgain(PAGES).get(rank);
    }

    private static HttpResponse<String> get(URI address, String languages) {
        HttpResponse<String> answer = TestHttp.get(address, "Accept-Encoding", "gzip", "Accept-Language", languages);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode());
        }
        return answer;
    }

    private static boolean isHit(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Cache").filter("HIT"::equals).isPresent();
    }
}
