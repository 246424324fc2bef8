// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.api.icd.Operation;
import org.icddesk.testing.Lane;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.IndexedDesk;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs what the documents tell programmers to write, where the tool is on this machine; Java always is. Which ones were
 * run stands in {@code target/examples.txt}.
 */
@ResourceLock(Lane.INDEX)
@ExtendWith(IndexedDesk.class)
class ExamplesIT {

    private static final Pattern EXAMPLE =
            Pattern.compile("```(bash|python|javascript|java)\n(.*?)```\n+```text\n(.*?)\n```", Pattern.DOTALL);
    private static final Map<String, List<String>> TOOLS = Map.of(
            "bash", List.of("bash", "sh"),
            "python", List.of("python3", "py"),
            "javascript", List.of("node", "mjs"),
            "java", List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "java"));

    private final TestDesk desk = SharedDesk.get();

    private record Example(String language, String code, String output) {}

    @TestFactory
    Stream<DynamicTest> everyExampleOfTheGuideDoesWhatItSays() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(Files.readString(Path.of("docs/programs.md")));
        while (found.find()) {
            examples.add(new Example(found.group(1), found.group(2), found.group(3)));
        }
        assertThat(examples).extracting(Example::language).contains("bash", "python", "javascript", "java");
        List<Example> left = examples.stream().filter(e -> !isRunnable(e)).toList();
        examples.removeAll(left);
        Files.write(
                Path.of("target/examples.txt"),
                List.of(
                        "run: " + languages(examples),
                        "left out, since there is no such tool here: " + languages(left)));
        return examples.stream()
                .map(example -> dynamicTest(
                        example.language(), () -> assertThat(run(example)).isEqualTo(example.output())));
    }

    @Test
    void everyExampleOfThePageIsAnswered() {
        List<String> commands = desk.page("/api").select("code.example").eachText();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        if (isPresent("curl")) {
            for (String command : commands) {
                assertThat(run(new Example("bash", command, ""))).as(command).startsWith("{");
            }
        }
    }

    @Test
    void thePageListsEveryOperation() {
        String page = desk.page("/api").text();

        for (Operation operation : Operation.values()) {
            assertThat(page).contains(operation.template());
        }
        assertThat(new ProgramClient(desk).get("/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
    }

    private static String languages(List<Example> examples) {
        return examples.stream().map(Example::language).collect(Collectors.joining(", "));
    }

    private static boolean isRunnable(Example example) {
        return isPresent(TOOLS.get(example.language()).get(0))
                && (!example.code().contains("curl ") || isPresent("curl"));
    }

    private static boolean isPresent(String tool) {
        return Files.isExecutable(Path.of(tool))
                || Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** {@return the desk that answers an example: one with an index if it searches that} */
    private TestDesk desk(Example example) {
        return example.code().contains("/icd-desk/api/search")
                        || example.code().contains("/icd-desk/api/reconcile")
                        || example.code().contains("/icd-desk/api/mcp")
                ? IndexedDesk.get()
                : desk;
    }

    private String run(Example example) {
        List<String> tool = TOOLS.get(example.language());
        String code = example.code()
                .replace(
                        "http://localhost:8080/icd-desk",
                        desk(example).server().url("").toString());
        try {
            Path file = Files.createTempFile("example", "." + tool.get(1));
            Path output = Files.createTempFile("example", ".out");
            Files.writeString(file, code);
            int end = new ProcessBuilder(tool.get(0), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            String said = Files.readString(output, StandardCharsets.UTF_8).strip();
            Files.delete(file);
            Files.delete(output);
            assertThat(end).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
