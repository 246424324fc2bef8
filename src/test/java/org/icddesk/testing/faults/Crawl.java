// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;

/** Asks for every page and every endpoint of a server, and keeps what it answers. */
public final class Crawl {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final List<String> PAGES = List.of(
            "/",
            "/help",
            "/api",
            "/search?q=cholera",
            "/search?q=cholera&format=csv",
            "/code/1A00",
            "/code?code=1A00%26XN62R",
            "/assets/theme.js",
            "/assets/desk.js",
            "/icd/entity/257068234",
            "/icd/release/10/2019/A00",
            FaultTest.CHOLERA,
            FaultTest.CHOLERA + "?format=csv",
            FaultTest.CHOLERA + "?format=xlsx&depth=all",
            "/api/openapi.json",
            "/api/suggest?q=cholera",
            "/api/codes?code=1A00",
            "/api/children?uri=http://id.who.int/icd/release/11/2024-01/mms/1435254666");

    private static final List<String> STATUS =
            List.of("/status", "/status.json", "/status?refresh=30", "/status/renew", "/status/forget", "/status/ask");

    private final TestDesk desk;
    private final String administrator;
    private final String callers;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();

    /**
     * Prepares to ask.
     *
     * @param desk the server
     * @param administrator somebody with that role
     * @param callers a bearer token that programs send by mistake
     */
    public Crawl(TestDesk desk, String administrator, String callers) {
        this.desk = desk;
        this.administrator = People.authorization(administrator);
        this.callers = "Bearer " + callers;
    }

    /** Asks for everything while WHO answers, and checks that it is there. */
    public void all() {
        ask();
        Map<String, Integer> missing = new TreeMap<>(statuses);
        missing.values().removeIf(status -> status < 400);
        // The servers of these tests have no index of their own, and say so.
        missing.keySet().removeIf(path -> path.startsWith("/api/search?"));
        assertThat(missing).as("what should be there").isEmpty();
        askForWhatIsRefused();
    }

    /** Asks for everything while WHO does not answer. */
    public void allInAnOutage() {
        ask();
        add("unseen", desk.get(FaultTest.unseen()));
        askForWhatIsRefused();
    }

    /** {@return what was answered, by what was asked} */
    public Map<String, String> found() {
        return found;
    }

    private void ask() {
        statuses.clear();
        PAGES.forEach(path -> add(path, desk.get(path, "Authorization", callers)));
        operations().forEach(path -> add(path, desk.get(path, "Authorization", callers)));
        STATUS.forEach(path -> add(path, desk.get(path, "Authorization", administrator)));
        act("/status/renew");
        act("/status/forget");
        act("/status/ask");
        add("POST codes", post("/api/codes", "application/json", "{\"codes\":[\"1A00\",\"XX\"]}", callers));
        add("POST doris", post("/api/icd/release/11/2024-01/doris", "application/json", "{}", callers));
        add("POST codedit", post("/api/icd/release/11/2024-01/codedit", "application/json", "{}", callers));
        add("POST search", post("/api/icd/release/11/2024-01/mms/search", FORM, "q=typhoid", callers));
        add("POST analytics", post("/api/analytics/clientanalytics", "application/json", "{}", callers));
        for (String page : List.of("/health", "/health/ready", "/health/live")) {
            int port = desk.server().setup().ports().management();
            add(page, TestHttp.get(URI.create("http://localhost:" + port + page)));
        }
    }

    private void askForWhatIsRefused() {
        for (String path : List.of(
                "/nothing",
                "/search?q=%00",
                "/code/A00",
                "/status",
                "/status/renew?done=x",
                "/api/languageresources/codingtool/en.json")) {
            add("refused " + path, desk.get(path, "Authorization", callers));
            add("not signed in " + path, desk.get(path));
        }
        add("TRACE", desk.send("TRACE", "/"));
    }

    private void act(String path) {
        add("POST " + path, desk.confirm(path, administrator));
    }

    /** {@return an address of each operation that the description of the endpoints has} */
    private List<String> operations() {
        return TestHttp.json(desk.get("/api/openapi.json")).getJsonObject("paths").entrySet().stream()
                .filter(path -> path.getValue().asJsonObject().containsKey("get"))
                .map(path -> path.getKey()
                        .replace("{linearizationname}", "mms")
                        .replace("{releaseId}", path.getKey().contains("/10/") ? "2019" : "2024-01")
                        .replace("{id}", path.getKey().endsWith("{residual}") ? "344162786" : "257068234")
                        .replace("{residual}", "other")
                        .replace("{icd10code}", "A00")
                        .replace("{code}", path.getKey().contains("/10/") ? "A00" : "1A00")
                        .replace("{classification}", "mms")
                        .replace("{release}", "2024-01")
                        .replace("{lang}", "en"))
                .map(path -> "/api" + path + "?q=cholera&searchText=cholera&text=Cholera&prefix=cholera&code=1A00"
                        + "&stem=1A00&axis=infectiousAgent&id=257068234"
                        + "&foundationUri=http://id.who.int/icd/entity/257068234")
                .toList();
    }

    private HttpResponse<String> post(String path, String type, String body, String authorization) {
        return TestHttp.send(
                TestHttp.request(desk.server().url(path), "Authorization", authorization, "Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    private void add(String name, HttpResponse<String> answer) {
        statuses.put(name, answer.statusCode());
        String text = answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
        found.merge("the answer to " + name, text, (before, now) -> before + "\n" + now);
    }
}
