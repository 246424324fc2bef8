// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.icddesk.testing.Guard;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;

/** Readers who ask at the same time, each one page after another. */
public final class Crowd {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    /**
     * What one reader got for one page.
     *
     * @param status HTTP status, 0 if there was no answer
     * @param took time until the whole page was there
     * @param at when it was there, by {@link System#nanoTime()}
     * @param words what it was and says, unless it is a page as it should be
     */
    public record Visit(int status, Duration took, long at, String words) {}

    /** Lets everybody ask one page at once. */
    public static Crowd atOnce(TestDesk desk, int readers, IntFunction<String> page) {
        Crowd crowd = new Crowd();
        crowd.run(readers, number -> crowd.visit(desk, page.apply(number)));
        return crowd;
    }

    /** Lets everybody ask one page at once, each from an address of the loopback network of its own. */
    public static Crowd fromManyAddresses(TestDesk desk, int readers, IntFunction<String> page) {
        return fromManyAddresses(desk.server().url(""), readers, page);
    }

    /**
     * Lets everybody ask a program for one page at once, each from an address of the loopback network of its own.
     *
     * @param base the program's address, without a slash at its end
     */
    public static Crowd fromManyAddresses(URI base, int readers, IntFunction<String> page) {
        Crowd crowd = new Crowd();
        crowd.run(readers, number -> {
            String address = "127.1.%d.%d".formatted(number / 250, 1 + number % 250);
            crowd.visits.add(askFrom(address, base, page.apply(number)));
        });
        return crowd;
    }

    /** Lets one address ask a program for many pages, some at a time. */
    public static Crowd greedy(URI base, int atOnce, int pages, IntFunction<String> page) {
        Crowd crowd = new Crowd();
        AtomicInteger asked = new AtomicInteger();
        crowd.run(atOnce, number -> {
            while (asked.incrementAndGet() <= pages) {
                crowd.visits.add(askFrom("127.0.0.1", base, page.apply(number)));
            }
        });
        return crowd;
    }

    /** Asks for a page from an address of the loopback network. */
    public static Visit askFrom(String address, TestDesk desk, String page) {
        return askFrom(address, desk.server().url(""), page);
    }

    private static Visit askFrom(String address, URI base, String page) {
        long start = System.nanoTime();
        String answer = "";
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), base.getPort(), InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(Guard.MILLIS * 2);
            socket.getOutputStream()
                    .write(("GET " + base.getPath() + page
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            answer = "HTTP/1.1 000 " + e;
        }
        long end = System.nanoTime();
        int status = answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
        String words = status == 200
                ? "200"
                : status + " " + Jsoup.parse(answer).select("main").text();
        return new Visit(status, Duration.ofNanos(end - start), end, page + " " + words);
    }

    /** Lets one reader ask page after page. */
    public static Crowd oneByOne(TestDesk desk, int pages, Supplier<String> page) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < pages; i++) {
            crowd.visit(desk, page.get());
        }
        return crowd;
    }

    /** Lets everybody ask page after page for a while. */
    public static Crowd during(Duration time, TestDesk desk, int readers, List<String> pages) {
        Crowd crowd = new Crowd();
        long end = System.nanoTime() + time.toNanos();
        crowd.run(readers, number -> {
            for (int i = number; System.nanoTime() - end < 0; i++) {
                crowd.visit(desk, pages.get(i % pages.size()));
            }
        });
        return crowd;
    }

    /** Lets everybody ask page after page for a while, beginning one after the other and thinking behind each page. */
    public static Crowd thinking(
            Duration time, Duration thought, TestDesk desk, int readers, IntFunction<String> page) {
        Crowd crowd = new Crowd();
        AtomicInteger pages = new AtomicInteger();
        long begin = System.nanoTime();
        crowd.run(readers, number -> {
            LockSupport.parkNanos(thought.toNanos() * number / readers);
            while (System.nanoTime() - begin < time.toNanos()) {
                crowd.visit(desk, page.apply(pages.incrementAndGet()));
                LockSupport.parkNanos(thought.toNanos());
            }
        });
        return crowd;
    }

    /** Lets one reader ask for a page again and again, with a pause behind each, while something is done. */
    public static Crowd until(Thread deed, TestDesk desk, Duration pause, String page) throws InterruptedException {
        Crowd crowd = new Crowd();
        deed.start();
        while (deed.isAlive()) {
            crowd.visit(desk, page);
            deed.join(pause.toMillis());
        }
        crowd.visit(desk, page);
        return crowd;
    }

    /**
     * Lets everybody ask page after page, each of the nodes in turn and, where one does not answer, the next, as a balancer
     * does; in the middle of it something is done.
     */
    public static Crowd balanced(Duration time, List<TestDesk> nodes, int readers, List<String> pages, Runnable deed) {
        Crowd crowd = new Crowd();
        long begin = System.nanoTime();
        Thread later = new Thread(() -> {
            LockSupport.parkNanos(time.toNanos() / 2);
            deed.run();
        });
        later.start();
        crowd.run(readers, number -> {
            for (int i = number; later.isAlive() || System.nanoTime() - begin < time.toNanos(); i++) {
                Visit visit = ask(nodes.get(i % nodes.size()), pages.get(i % pages.size()));
                crowd.visits.add(
                        visit.status() == 0 || visit.status() >= 502
                                ? ask(nodes.get((i + 1) % nodes.size()), pages.get(i % pages.size()))
                                : visit);
            }
        });
        return crowd;
    }

    /** {@return the pages asked, in the order of their answers} */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** {@return the number of pages asked} */
    public int count() {
        return visits.size();
    }

    /** {@return the time that a part of the answers took at most} */
    public Duration quantile(double part) {
        return quantile(visits, part);
    }

    /** {@return the time that a part of some answers took at most} */
    public static Duration quantile(Collection<Visit> some, double part) {
        long[] took = some.stream()
                .mapToLong(visit -> visit.took().toNanos())
                .sorted()
                .toArray();
        return Duration.ofNanos(took[(int) Math.ceil(part * took.length) - 1]);
    }

    /** {@return that time for each second of the load} */
    public List<Duration> quantilesOfSeconds(double part) {
        return visits.stream().collect(Collectors.groupingBy(visit -> visit.at() / 1_000_000_000)).values().stream()
                .map(second -> quantile(second, part))
                .toList();
    }

    /** {@return the longest time in which whoever asked got no page, from the last page to the question for the next} */
    public Duration away() {
        long last = visits.peek().at();
        boolean refused = false;
        long longest = 0;
        for (Visit visit : visits) {
            if (visit.status() != 200) {
                refused = true;
            } else {
                longest = refused ? Math.max(longest, visit.at() - visit.took().toNanos() - last) : longest;
                refused = false;
                last = visit.at();
            }
        }
        return Duration.ofNanos(longest);
    }

    /** {@return what was no page as it should be, each once} */
    public Set<String> failures() {
        return visits.stream()
                .filter(visit -> visit.status() != 200)
                .map(Visit::words)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the statuses that came, each once} */
    public String statuses() {
        return Arrays.toString(
                visits.stream().mapToInt(Visit::status).distinct().sorted().toArray());
    }

    private void visit(TestDesk desk, String page) {
        visits.add(ask(desk, page));
    }

    private static Visit ask(TestDesk desk, String page) {
        long start = System.nanoTime();
        int status = 0;
        String words = page + " 200";
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(desk.server().url(page))
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    BodyHandlers.ofString());
            status = answer.statusCode();
            if (status != 200) {
                words = page + " " + status + " "
                        + Jsoup.parse(answer.body()).select("main").text();
            }
        } catch (IOException e) {
            words = page + " " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long end = System.nanoTime();
        return new Visit(status, Duration.ofNanos(end - start), end, words);
    }

    private void run(int readers, java.util.function.IntConsumer reader) {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    reader.accept(number);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
