// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crawl;
import org.icddesk.testing.faults.FaultDesk;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secret and token, looked for in everything that a server shows or writes while it says all it can and WHO fails. */
class LeakIT extends FaultTest {

    /** How the tokens of the sandbox begin, and what a program sends. */
    private static final String TOKEN = "eyJhbGciOi";

    /** The categories that have a level of their own. */
    private static final List<String> OURS =
            List.of("org.icddesk", "org.icddesk.token", "org.icddesk.gateway", "org.icddesk.web");

    private static final String ADMINISTRATOR = "anna";

    /** What the token endpoint does wrong: it fails, repeats what it was sent, breaks off, or gives what fits no header. */
    private static final List<Fault> TROUBLES = List.of(
            Fault.tokenStatus(500),
            Fault.tokenStatus(401)
                    .withBody(
                            "{\"error\":\"invalid_client\",\"error_description\":\"" + FaultDesk.CLIENT + ":"
                                    + FaultDesk.SECRET + " is wrong\"}",
                            "application/json"),
            Fault.tokenStatus(200).withBody("{\"access_token\":\"" + TOKEN + "abc\",\"expi", "application/json"),
            Fault.tokenStatus(200)
                    .withBody(
                            "{\"access_token\":\"" + TOKEN + "\\r\\nX-Evil: 1\",\"token_type\":\"Bearer\"}",
                            "application/json"));

    private static final String CALLERS = "from-a-caller-4712";

    private final TestDesk desk = desk();
    private final Map<String, String> found = new LinkedHashMap<>();

    @Test
    void T03_T22_neitherSecretNorTokenIsToBeFoundAnywhere() throws Exception {
        People.add(desk.server(), ADMINISTRATOR, "icd-admin");
        Crawl crawl = new Crawl(desk, ADMINISTRATOR, CALLERS);
        try (Management management = Management.of(desk.server());
                Jvm jvm = Jvm.of(desk.server())) {
            level(management, "TRACE");
            revokeTokens();
            crawl.all();
            for (Fault trouble : TROUBLES) {
                desk.sandbox().behave();
                desk.sandbox().misbehave(trouble);
                desk.sandbox().misbehave(Fault.apiStatus(500));
                crawl.allInAnOutage();
                found.merge("names of threads", String.join("\n", jvm.threads()), String::concat);
            }
            desk.sandbox().behave();
            level(management, "INFO");
            found.put("the management model", management.everything());
            // NOTE: the domains jboss.as and jboss.as.expr are the management model once more, attribute by attribute.
            found.put("JMX", jvm.everything(domain -> !domain.startsWith("jboss.as")));
        }
        found.putAll(crawl.found());
        found.putAll(logs());

        assertThat(found.get("the management model")).contains("icd-desk.war", "logger");
        assertThat(found.get("JMX")).contains("java.lang:type=Runtime", "SystemProperties");
        assertThat(found.get("the log server.log")).contains("TRACE").hasSizeGreaterThan(200_000);
        assertNothingLeaks();
        int size = found.values().stream().mapToInt(String::length).sum();
        String words =
                "%d answers, logs at TRACE, health, management model, JMX, names of threads (%d KB): no secret, no token"
                        .formatted(found.size() - 5, size >> 10);
        Reliability.measured("T03", words);
        Reliability.measured("T22", words);
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

    private static void level(Management management, String level) {
        management.rootLog(level);
        OURS.forEach(category -> management.log(category, level));
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
