// SPDX-License-Identifier: Apache-2.0
package org.icddesk.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Setting;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.ReverseProxy;
import org.junit.jupiter.api.Test;

/** The guide and what it speaks of. */
class GuideTest {

    private static final Pattern SCRIPT = Pattern.compile("(?<![$\\w-])[a-z-]+\\.(?:cli|sh)(?![\\w-])");
    private static final Pattern ID = Pattern.compile("ICDDESK-[A-Z]\\d{3}");
    private static final Pattern CALL = Pattern.compile("(?s)\\b(?:LOG|log)\\.(?:log|info|warning|fine|severe)\\(.*?;");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final List<String> WILDFLYS = List.of("jboss-cli.sh", "add-user.sh", "standalone.sh", "-undo.cli");

    private static String guide() throws IOException {
        return Files.readString(Path.of("docs/administration.md"));
    }

    @Test
    void everyScriptItNamesIsThere() throws IOException {
        Matcher names = SCRIPT.matcher(guide());
        assertThat(names.results().map(found -> found.group()).filter(name -> !WILDFLYS.contains(name)))
                .isNotEmpty()
                .allMatch(name -> Files.exists(CommandLine.SCRIPTS.resolve(name)));
    }

    @Test
    void itNamesEveryScript() throws IOException {
        String guide = guide();
        try (Stream<Path> files = Files.list(CommandLine.SCRIPTS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith("-undo.cli")))
                    .isNotEmpty()
                    .allMatch(guide::contains);
        }
    }

    @Test
    void itShowsTheConfigurationsOfReverseProxiesThatTestsDrive() throws IOException {
        String guide = guide();
        try (Stream<Path> files = Files.list(ReverseProxy.GUIDE)) {
            List<Path> configurations = files.toList();
            assertThat(configurations).hasSize(5);
            for (Path configuration : configurations) {
                assertThat(guide)
                        .containsPattern("```[a-z]+\n" + Pattern.quote(Files.readString(configuration)) + "```");
            }
        }
    }

    @Test
    void everyMessageHasAnIdOfItsOwnThatItExplains() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(f ->
                    // That one speaks of another's message.
                    f.toString().endsWith(".java") && !f.endsWith("RecentLogHandler.java"))::iterator) {
                String source = Files.readString(file);
                ids.addAll(found(source, ID));
                assertThat(found(source, CALL))
                        .as("messages without an id in " + file)
                        .filteredOn(call -> !call.contains("ICDDESK-") && !call.contains(", id + "))
                        .isEmpty();
            }
        }
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(found(guide(), ID)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> found(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void everyMessageInTroubleshootingIsOneThatSomebodySees() throws IOException {
        String table = guide().split("\n## 9\\. Troubleshooting\n")[1].split("\n## ")[0];
        List<String> quoted = table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .flatMap(line -> QUOTED.matcher(line.split(" \\| ")[0]).results())
                .map(found -> found.group(1))
                .toList();
        String seen = texts();
        assertThat(quoted).hasSizeGreaterThan(12).allSatisfy(message -> assertThat(message.split("…"))
                .as(message)
                .allMatch(part -> seen.contains(part.strip())));
    }

    /** {@return all texts of the application: English ones, string literals and views} */
    private static String texts() throws IOException {
        StringBuilder texts =
                new StringBuilder(Files.readString(Path.of("src/main/resources/org/icddesk/texts_en.properties")));
        for (String folder : List.of("src/main/java", "src/main/webapp/WEB-INF")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String source = Files.readString(file);
                    texts.append(file.toString().endsWith(".java") ? literals(source) : source)
                            .append('\n');
                }
            }
        }
        return texts.toString();
    }

    private static String literals(String source) {
        String joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
        return String.join("\n", found(joined, LITERAL));
    }

    @Test
    void everyPictureIsThereAndSmall() throws IOException {
        List<String> pictures = Pattern.compile("\\]\\((screenshots/[^)]+)\\)")
                .matcher(guide())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(pictures).isNotEmpty();
        for (String picture : pictures) {
            assertThat(Files.size(Path.of("docs", picture))).as(picture).isBetween(1_000L, 200_000L);
        }
    }

    @Test
    void everySettingIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(new Configuration(key -> Optional.empty())
                        .settings().stream().map(Setting::key))
                .filteredOn(key -> !key.startsWith("icd.sandbox"))
                .isNotEmpty()
                .allMatch(key -> readme.contains("`" + key + "`"));
    }
}
