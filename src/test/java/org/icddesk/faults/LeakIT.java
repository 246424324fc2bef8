// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Fault;
import org.icddesk.support.Desk;
import org.icddesk.support.Jvm;
import org.icddesk.support.Management;
import org.icddesk.support.People;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secret and token, looked for in everything that a server shows or writes while it says all it can and WHO fails. */
class LeakIT extends FaultTest {

    private static final List<String> CATEGORIES = List.of(
            "org.icddesk",
            "org.icddesk.token",
            "org.icddesk.gateway",
            "org.icddesk.web",
            "org.apache.http",
            "org.jboss.resteasy",
            "io.undertow.request",
            "org.wildfly.security");

    /** How the tokens of the sandbox begin, and what a program sends. */
    private static final String TOKEN = "eyJhbGciOi";

    private static final String CALLERS = "from-a-caller-4712";

    private final Desk desk = desk();
    private final Map<String, String> found = new LinkedHashMap<>();

    @Test
    void T03_T22_L09_neitherSecretNorTokenIsToBeFoundAnywhere() throws Exception {
        People.add(desk.server(), "anna", "icd-admin");
        try (Management management = Management.of(desk.server());
                Jvm jvm = Jvm.of(desk.server())) {
            CATEGORIES.forEach(category -> management.log(category, "TRACE"));
            revokeTokens();
            crawl();
            desk.sandbox().misbehave(Fault.tokenStatus(500));
            desk.sandbox().misbehave(Fault.apiStatus(500));
            crawl();
            desk.sandbox().behave();
            CATEGORIES.forEach(category -> management.log(category, "INFO"));
            found.put("the management model", management.everything());
            // NOTE: the domains jboss.as and jboss.as.expr are the management model once more, attribute by attribute.
            found.put("JMX", jvm.everything(domain -> !domain.startsWith("jboss.as")));
            found.put("names of threads", String.join("\n", jvm.threads()));
        }
        found.putAll(logs());

        assertThat(found.get("the management model")).contains("icd-desk.war", "logger");
        assertThat(found.get("JMX")).contains("java.lang:type=Runtime", "SystemProperties");
        assertThat(found.get("the log server.log")).contains("TRACE").hasSizeGreaterThan(200_000);
        assertThat(found.get("the answer to /status.json"))
                .contains("\"evictions\"")
                .doesNotContain("\"evictions\":0,");
        assertNothingLeaks();
        int size = found.values().stream().mapToInt(String::length).sum();
        String words =
                "%d answers, logs at TRACE, health, management model, JMX, names of threads (%d KB): no secret, no token"
                        .formatted(found.size() - 5, size >> 10);
        Reliability.measured("T03", words);
        Reliability.measured("T22", words);
        Reliability.measured(
                "L09", "all of this on a heap of 256 MB with 4 MB of remembered answers, evictions counted");
    }

    @Test
    @Tag("soak")
    void T03_neitherIsInTheManagementModelAsJmxShowsIt() {
        try (Jvm jvm = Jvm.of(desk.server())) {
            found.put("JMX", jvm.everything(domain -> true));
        }

        assertThat(found.get("JMX")).contains("jboss.as:", "jboss.as.expr:").hasSizeGreaterThan(1_000_000);
        assertNothingLeaks();
    }

    private void assertNothingLeaks() {
        for (String canary : canaries()) {
            found.forEach((where, text) -> assertThat(lines(text, canary))
                    .as("%s in %s", canary, where)
                    .isEmpty());
        }
    }

    private static List<String> canaries() {
        String pair = FaultDesk.CLIENT + ":" + FaultDesk.SECRET;
        return List.of(
                FaultDesk.SECRET,
                URLEncoder.encode(FaultDesk.SECRET, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                TOKEN,
                CALLERS);
    }

    private static List<String> lines(String text, String canary) {
        return text.contains(canary)
                ? text.lines().filter(line -> line.contains(canary)).limit(3).toList()
                : List.of();
    }

    /** Asks for every page and every endpoint. */
    private void crawl() throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/help",
                "/api",
                "/search?q=cholera",
                "/search?q=%00",
                "/search?q=cholera&format=csv",
                "/code/1A00",
                "/code/A00",
                "/nothing",
                "/assets/theme.js",
                "/icd/entity/257068234",
                "/icd/release/10/2019/A00",
                CHOLERA,
                CHOLERA + "?format=csv",
                unseen(),
                "/api/children?uri=http://id.who.int/icd/release/11/2024-01/mms/1435254666",
                "/status",
                "/status.json",
                "/status?refresh=30",
                "/status/renew",
                "/status/forget"));
        paths.addAll(operations());
        for (String path : paths) {
            add(path, desk.get(path, "Authorization", authorization(path)));
        }
        add("POST", desk.send("POST", "/api/icd/release/11/2024-01/doris", "Content-Type", "application/json"));
        for (String page : List.of("/health", "/health/ready", "/health/live", "/metrics")) {
            int port = desk.server().setup().ports().management();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                    .build();
            add(page, HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
        }
    }

    private static String authorization(String path) {
        return path.startsWith("/status") ? People.authorization("anna") : "Bearer " + CALLERS;
    }

    /** {@return an address of each operation that the description of the endpoints has} */
    private List<String> operations() {
        try (JsonReader reader =
                Json.createReader(new StringReader(desk.get("/api/openapi.json").body()))) {
            return reader.readObject().getJsonObject("paths").keySet().stream()
                    .map(path -> path.replace("{linearizationname}", "mms")
                            .replace("{releaseId}", path.contains("/10/") ? "2019" : "2024-01")
                            .replace("{id}", "257068234")
                            .replace("{residual}", "other")
                            .replace("{icd10code}", "A00")
                            .replace("{code}", "1A00"))
                    .map(path -> "/api" + path + "?q=cholera&searchText=cholera&code=1A00")
                    .toList();
        }
    }

    private void add(String path, HttpResponse<String> answer) {
        String text = answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
        found.merge("the answer to " + path, text, (before, now) -> before + "\n" + now);
    }

    private Map<String, String> logs() throws IOException {
        Map<String, String> logs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(desk.server().setup().base().resolve("log"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                logs.put("the log " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return logs;
    }
}
