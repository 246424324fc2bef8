// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/**
 * The protocol's own client and conformance tests against the running server, unmodified, as npm has them. They bring a
 * Node.js with them, since Debian's is older than they need.
 */
class AssistantsCheck {

    private static final Path HOME = Path.of("target/assistants").toAbsolutePath();
    private static final String MODULES = "node_modules/@modelcontextprotocol/";
    private static final Pattern FAILURE = Pattern.compile("\\[([a-z0-9-]+) *] FAILURE");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final String CLIENT = """
            import { Client } from '@modelcontextprotocol/sdk/client/index.js';
            import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
            const client = new Client({ name: 'check', version: '1' });
            await client.connect(new StreamableHTTPClientTransport(new URL(process.argv[2])));
            console.log('server', client.getServerVersion().name);
            console.log('tools', (await client.listTools()).tools.map((tool) => tool.name).join(' '));
            const right = await client.callTool({ name: 'check_code', arguments: { code: '1A00' } });
            console.log('right', right.isError, right.structuredContent.title);
            const wrong = await client.callTool({ name: 'check_code', arguments: { code: 'J45.77' } });
            console.log('wrong', wrong.isError, wrong.structuredContent.nearest[0].code);
            await client.ping();
            await client.close();
            """;

    /** What can only be shown with tools that the conformance tests want a server to have for them. */
    private static final Set<String> NEED_TOOLS_OF_THEIRS = Set.of(
            "sep-2575-server-rejects-undeclared-capability",
            "sep-2575-missing-capability-http-400",
            "sep-2575-http-server-no-independent-requests-on-stream",
            "sep-2575-server-no-log-without-loglevel");

    @Test
    void theOfficialClientAndTheConformanceScenariosAgree() throws IOException {
        install();
        try (TestDesk desk =
                TestDesk.start("assistants", SandboxOptions.defaults(), Map.of("ICD_MCP", "on"), List.of("-Xmx256m"))) {
            String endpoint = desk.server().url("/api/mcp").toString().replace("127.0.0.1", "localhost");
            assertThat(run(List.of("client.mjs", endpoint)))
                    .contains("server icd-desk")
                    .contains("tools search lookup check_code check_cluster children")
                    .contains("right false Cholera")
                    .contains("wrong true J45");
            for (String revision : List.of("2026-07-28", "2025-11-25")) {
                for (String scenario : List.of("tools-list", "dns-rebinding-protection")) {
                    assertThat(failures(endpoint, scenario, revision))
                            .as(scenario)
                            .isEmpty();
                }
            }
            assertThat(failures(endpoint, "caching", "2026-07-28")).isEmpty();
            assertThat(failures(endpoint, "http-header-validation", "2026-07-28"))
                    .isEmpty();
            assertThat(failures(endpoint, "server-stateless", "2026-07-28")).isEqualTo(NEED_TOOLS_OF_THEIRS);
            assertThat(failures(endpoint, "server-initialize", "2025-11-25")).isEmpty();
            assertThat(failures(endpoint, "ping", "2025-11-25")).isEmpty();
        }
    }

    private static Set<String> failures(String endpoint, String scenario, String revision) throws IOException {
        String said = run(List.of(
                MODULES + "conformance/dist/index.js",
                "server",
                "--url",
                endpoint,
                "--scenario",
                scenario,
                "--spec-version",
                revision));
        assertThat(said).contains("Passed: ").doesNotContain("Passed: 0/");
        return FAILURE.matcher(said)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void install() throws IOException {
        Files.createDirectories(HOME);
        Files.writeString(HOME.resolve("client.mjs"), CLIENT);
        if (Files.exists(HOME.resolve(MODULES + "conformance/dist/index.js"))) {
            return;
        }
        if (Stream.of(System.getenv("PATH").split(":"))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "npm")))) {
            npm("apt-get", "update", "-q");
            npm("apt-get", "install", "-y", "-q", "--no-install-recommends", "npm");
        }
        Files.writeString(HOME.resolve("package.json"), "{\"private\": true}");
        npm(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--silent",
                "node@22.23.3",
                "@modelcontextprotocol/sdk@1.32.2",
                "@modelcontextprotocol/conformance@0.2.0-alpha.12");
    }

    private static void npm(String... command) {
        Installation.run(
                HOME,
                List.of(command),
                "The check of assistants needs npm (Debian's package npm) and the npm registry.");
    }

    private static String run(List<String> arguments) throws IOException {
        Path output = HOME.resolve("output.txt");
        Process process = new ProcessBuilder(Stream.concat(Stream.of("node_modules/node/bin/node"), arguments.stream())
                        .toList())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return COLOUR.matcher(Files.readString(output)).replaceAll("");
    }
}
