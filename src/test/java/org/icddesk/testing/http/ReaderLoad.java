// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.icddesk.text.Sha256;

/**
 * Readers who open page after page behind a balancer, each with the static files that it names: every answer must be 200, and
 * every file have the digest in its address, so that no page is made of two versions.
 */
public final class ReaderLoad implements AutoCloseable {

    private static final Pattern ASSET = Pattern.compile("\"(/[^\"]*/assets/[^\"]*\\?v=([0-9a-f]{16}))\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z0-9-]+\\.js\\?v=([0-9a-f]{16}))\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REPORTED = 20;

    private final URI address;
    private final List<String> paths;
    private final int wholePages;
    private final HttpClient client;
    private final List<Thread> readers = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListMap<String, Integer> kinds = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListSet<String> versions = new ConcurrentSkipListSet<>();

    private ReaderLoad(URI address, SSLContext trust, List<String> paths, int wholePages) {
        this.address = address;
        this.paths = paths;
        this.wholePages = wholePages;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * What the readers have met.
     *
     * @param pages how many pages were opened, failures among them
     * @param files how many static files were loaded
     * @param failures how many pages and files failed
     * @param kinds how many of each status or exception
     * @param failed the first of them, each with what was wrong
     * @param versions the digests of the style sheets that pages named
     * @param longest what the slowest page took
     */
    public record Result(
            int pages,
            int files,
            int failures,
            Map<String, Integer> kinds,
            List<String> failed,
            List<String> versions,
            Duration longest) {}

    /**
     * Starts readers.
     *
     * @param address the address of the site, with its path and without a slash at the end
     * @param trust whose certificate they trust
     * @param paths what they open in turn, after that path
     * @param readers how many
     * @param wholePages of how many pages one is opened with all its files
     */
    public static ReaderLoad start(URI address, SSLContext trust, List<String> paths, int readers, int wholePages) {
        ReaderLoad load = new ReaderLoad(address, trust, paths, wholePages);
        for (int i = 0; i < readers; i++) {
            Thread reader = new Thread(load::read, "reader-" + i);
            load.readers.add(reader);
            reader.start();
        }
        return load;
    }

    /** {@return how many pages were opened so far} */
    public int pages() {
        return pages.get();
    }

    /** {@return what they have met so far} */
    public Result result() {
        return new Result(
                pages.get(),
                files.get(),
                failures.get(),
                Map.copyOf(kinds),
                List.copyOf(failed),
                List.copyOf(versions),
                Duration.ofNanos(longest.get()));
    }

    private void read() {
        while (!ended.get()) {
            int number = next.getAndIncrement();
            String page = address.getPath() + paths.get(number % paths.size());
            long begun = System.nanoTime();
            byte[] body = get(page, null);
            longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
            pages.incrementAndGet();
            if (body != null) {
                Matcher assets = ASSET.matcher(new String(body, StandardCharsets.UTF_8));
                while (assets.find()) {
                    if (assets.group(1).contains("/site.css?")) {
                        versions.add(assets.group(2));
                    }
                    if (number % wholePages == 0) {
                        load(assets.group(1), assets.group(2));
                    }
                }
            }
        }
    }

    private void load(String path, String digest) {
        byte[] body = get(path, digest);
        files.incrementAndGet();
        if (body != null && path.contains(".js?")) {
            Matcher imports = IMPORT.matcher(new String(body, StandardCharsets.UTF_8));
            while (imports.find()) {
                load(path.substring(0, path.lastIndexOf('/') + 1) + imports.group(1), imports.group(2));
            }
        }
    }

    /** {@return the body of an answer; null after a failure, which is noted} */
    private byte[] get(String path, String digest) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 && (digest == null || digest.equals(digest(answer.body())))) {
                return answer.body();
            }
            fail(path, answer.statusCode() + (answer.statusCode() == 200 ? " of another version" : ""));
        } catch (IOException e) {
            fail(path, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void fail(String path, String kind) {
        kinds.merge(kind, 1, Integer::sum);
        if (failures.incrementAndGet() <= REPORTED) {
            failed.add(LocalTime.now() + " " + path + ": " + kind);
        }
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.digest(body), 8));
    }

    @Override
    public void close() {
        finish();
    }

    /** Lets the readers finish their pages, and start no more. */
    public void finish() {
        ended.set(true);
        for (Thread reader : readers) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
