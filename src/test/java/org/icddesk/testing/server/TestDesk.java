// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.TestHttp;
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
        return start(base(name), Sandbox.start(options), settings, javaOptions);
    }

    /**
     * Starts a server beside a sandbox that is there already, such as one that misbehaves from the beginning, and waits
     * until pages come.
     */
    public static TestDesk start(String name, Sandbox sandbox, Map<String, String> settings, List<String> javaOptions) {
        return start(base(name), sandbox, settings, javaOptions);
    }

    /**
     * Starts a sandbox, a server that a script of ours has configured, and waits until pages come.
     *
     * @param script the name of a script of {@code wildfly-config}, such as {@code reverse-proxy}
     */
    public static TestDesk configured(
            String name, String script, SandboxOptions options, Map<String, String> settings) {
        Path base = base(name);
        new CommandLine(HOME, base, Map.of(), List.of())
                .embedded(new LinkedHashMap<>(Map.of(script, CommandLine.script(script))));
        return start(base, Sandbox.start(options), settings, List.of());
    }

    private static TestDesk start(Path base, Sandbox sandbox, Map<String, String> settings, List<String> javaOptions) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ICD_SANDBOX", "true",
                "ICD_WARM_UP", "false",
                // A walk would be among the requests that tests count: only who tests it asks for one.
                "ICD_INDEX_ICD10", "none",
                "ICD_API_URL", sandbox.apiUrl().toString(),
                "ICD_TOKEN_URL", sandbox.tokenUrl().toString(),
                "ICD_CLIENT_ID", sandbox.options().clientId(),
                "ICD_CLIENT_SECRET", sandbox.options().clientSecret()));
        environment.put("ICD_SANDBOX_ENTITIES", String.valueOf(sandbox.entities()));
        environment.putAll(settings);
        List<String> allOptions = Stream.of(JAVA_OPTIONS, ClassArchive.options(), javaOptions)
                .flatMap(List::stream)
                .toList();
        DeskServer server = DeskServer.start(
                new DeskServer.Setup(HOME, base, Ports.free(), environment, allOptions, List.of(), false));
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
        return TestHttp.send(TestHttp.request(server.url(path), headers).method(method, BodyPublishers.noBody()));
    }

    /**
     * Does on the status page what an administrator does there: asks for the form and sends it.
     *
     * @param action the last part of its address, such as {@code renew}
     * @param administrator name of somebody with that role
     */
    public void act(String action, String administrator) {
        Assertions.assertThat(confirm("/status/" + action, People.authorization(administrator))
                        .statusCode())
                .as(action)
                .isEqualTo(303);
    }

    /**
     * {@return the answer to the form of a page that asks whether an action is meant}
     *
     * @param path what follows the context path
     * @param authorization the header that says who confirms it
     */
    public HttpResponse<String> confirm(String path, String authorization) {
        String proof = page(path, "Authorization", authorization)
                .select("[name=proof]")
                .val();
        return TestHttp.send(TestHttp.request(
                        server.url(path),
                        "Authorization",
                        authorization,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("proof=" + URLEncoder.encode(proof, StandardCharsets.UTF_8))));
    }

    /** {@return the status as programs read it, for an administrator} */
    public JsonObject status(String administrator) {
        return TestHttp.json(get("/status.json", "Authorization", People.authorization(administrator)));
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

    /** Ends the server and starts it again, where it was, with more in its environment. */
    public void restart(Map<String, String> settings) {
        DeskServer.Setup setup = server.setup();
        Map<String, String> environment = new HashMap<>(setup.environment());
        environment.putAll(settings);
        server.close();
        server = DeskServer.start(new DeskServer.Setup(
                setup.home(),
                setup.base(),
                setup.ports(),
                environment,
                setup.javaOptions(),
                setup.arguments(),
                setup.console()));
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
            ServerBases.copyAll(HOME, base);
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
