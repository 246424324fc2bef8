// SPDX-License-Identifier: Apache-2.0
package org.icddesk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Setting;
import org.junit.jupiter.api.Test;

/** The guide and what it speaks of. */
class GuideTest {

    private static final Pattern SCRIPT = Pattern.compile("[a-z-]+\\.(?:cli|sh)(?![\\w-])");
    private static final List<String> WILDFLYS = List.of("jboss-cli.sh", "add-user.sh", "-undo.cli");

    private static String guide() throws IOException {
        return Files.readString(Path.of("docs/administration.md"));
    }

    @Test
    void everyScriptItNamesIsThere() throws IOException {
        Matcher names = SCRIPT.matcher(guide());
        assertThat(names.results().map(found -> found.group()).filter(name -> !WILDFLYS.contains(name)))
                .isNotEmpty()
                .allMatch(name -> Files.exists(Cli.SCRIPTS.resolve(name)));
    }

    @Test
    void itNamesEveryScript() throws IOException {
        String guide = guide();
        try (Stream<Path> files = Files.list(Cli.SCRIPTS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith("-undo.cli")))
                    .isNotEmpty()
                    .allMatch(guide::contains);
        }
    }

    @Test
    void everySettingIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(new Configuration(key -> Optional.empty())
                        .settings().stream().map(Setting::key))
                .filteredOn(key -> !key.equals("icd.sandbox"))
                .isNotEmpty()
                .allMatch(key -> readme.contains("`" + key + "`"));
    }
}
