// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** ICD Desk on a server of its own beside a sandbox of its own, for tests from outside. */
public final class TestDesk implements AutoCloseable {

    private static final Path HOME = Path.of("target/server").toAbsolutePath();
    private static final String ADMINISTRATOR = "who-asker";

    /** What a test asks of every server that it starts; benchmarks ask nothing. */
    private static final List<String> JAVA_OPTIONS = Stream.of(
                    System.getProperty("desk.java.options", "").split(" "))
            .filter(option -> !option.isBlank())
            .toList();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Sandbox sandbox;
    private DeskServer server;
    private boolean administrated;

    private TestDesk(Sandbox sandbox, DeskServer server) {
        this.sandbox = sandbox;
        this.server = server;
    }

    /**
     * Starts a sandbox, a server, and waits until pages come.
     *
     * @param name names the server's directory below {@code target/desks}
     * @param options what the sandbox is to be like
     * @param settings environment variables on top of those that point at the sandbox
     * @param javaOptions options of the server's JVM
     */
    public static TestDesk start(
            String name, SandboxOptions options, Map<String, String> settings, List<String> javaOptions) {
        Sandbox sandbox = Sandbox.start(options);
        Map<String, String> environment = new HashMap<>(Map.of(
                "ICD_SANDBOX", "true",
                "ICD_WARM_UP", "false",
                "ICD_API_URL", sandbox.apiUrl().toString(),
                "ICD_TOKEN_URL", sandbox.tokenUrl().toString(),
                "ICD_CLIENT_ID", options.clientId(),
                "ICD_CLIENT_SECRET", options.clientSecret()));
        environment.put("ICD_SANDBOX_ENTITIES", String.valueOf(sandbox.entities()));
        environment.putAll(settings);
        List<String> allOptions =
                Stream.concat(JAVA_OPTIONS.stream(), javaOptions.stream()).toList();
        DeskServer server = DeskServer.start(
                new DeskServer.Setup(HOME, base(name), Ports.free(), environment, allOptions, List.of(), false));
        TestDesk desk = new TestDesk(sandbox, server);
        try {
            server.awaitDeployment();
        } catch (IllegalStateException e) {
            desk.close();
            throw e;
        }
        return desk;
    }

    /** {@return the options of a sandbox with the full tables if this machine has them, else with its own catalogue} */
    public static SandboxOptions fullSandbox() {
        Path tables = Path.of(System.getProperty("icd.shared", "../shared")).resolve("icd-api/tables");
        return Files.isDirectory(tables) ? SandboxOptions.defaults().withData(tables) : SandboxOptions.defaults();
    }

    /** {@return the simulator that the server asks} */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** {@return the server} */
    public DeskServer server() {
        return server;
    }

    /**
     * {@return the answer to a GET}
     *
     * @param path what follows the context path
     * @param headers names and values in turn
     */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /**
     * {@return the answer to a request without a body}
     *
     * @param method the HTTP method
     * @param path what follows the context path
     * @param headers names and values in turn
     */
    public HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path))
                .timeout(Duration.ofMinutes(2))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Does on the status page what an administrator does there: asks for the form and sends it.
     *
     * @param action the last part of its address, such as {@code renew}
     * @param administrator name of somebody with that role
     */
    public void act(String action, String administrator) {
        String authorization = People.authorization(administrator);
        String proof = page("/status/" + action, "Authorization", authorization)
                .select("[name=proof]")
                .val();
        HttpRequest request = HttpRequest.newBuilder(server.url("/status/" + action))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("proof=" + URLEncoder.encode(proof, StandardCharsets.UTF_8)))
                .build();
        Assertions.assertThat(send(request).statusCode()).as(action).isEqualTo(303);
    }

    /**
     * Ends an outage at once, after the sandbox has been told to behave: has an administrator, whom the first call makes
     * known to the server, choose "Ask WHO now". When this returns, the server has asked WHO, with a token anew if it had
     * none, and nothing holds its next questions back.
     */
    public void askWhoNow() {
        if (!administrated) {
            People.add(server, ADMINISTRATOR, "icd-admin");
            administrated = true;
        }
        act("ask", ADMINISTRATOR);
    }

    /**
     * {@return a page, parsed}
     *
     * @param path what follows the context path
     * @param headers names and values in turn
     */
    public Document page(String path, String... headers) {
        return Jsoup.parse(get(path, headers).body(), server.url(path).toString());
    }

    /**
     * Does something that must not make the server ask WHO, and checks that it did not. What the server asks by itself,
     * to see whether WHO is back or to renew an answer, can come in between, so it has more than one try.
     *
     * @param reading what to do and to check
     */
    public void withoutAskingWho(Runnable reading) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            int before = sandbox.counters().apiRequests() + sandbox.counters().tokenRequests();
            reading.run();
            Assertions.assertThat(sandbox.counters().apiRequests()
                            + sandbox.counters().tokenRequests())
                    .as("requests to WHO")
                    .isEqualTo(before);
        });
    }

    /** Starts the server again, where it was, after it has ended. */
    public void restart() {
        server = DeskServer.start(server.setup());
        server.awaitDeployment();
    }

    /** {@return what the server has logged so far} */
    public String log() {
        try {
            return Files.readString(server.setup().base().resolve("log/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has a token, so that a test does not begin in its first second. */
    public void awaitToken() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> get("/").statusCode() == 200);
    }

    @Override
    public void close() {
        server.close();
        sandbox.close();
    }

    private static Path base(String name) {
        Path base = Path.of("target/desks", name).toAbsolutePath();
        try {
            delete(base);
            copy(HOME.resolve("standalone"), base);
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Path inside = from.relativize(file);
                if (inside.startsWith("tmp")
                        || inside.startsWith("log")
                        || inside.toString().matches(".*\\.(deployed|failed)")) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Optional<Path> left = files.sorted((a, b) -> b.compareTo(a))
                    .filter(file -> !file.toFile().delete())
                    .findFirst();
            if (left.isPresent()) {
                throw new FileSystemException(left.get().toString(), null, "cannot be deleted");
            }
        }
    }
}
