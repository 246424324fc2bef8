// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static String compact(String source) {
        return new String(SourceText.compact(source.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void indentationEmptyLinesAndCommentsWithLinesOfTheirOwnGo() {
        assertThat(compact("/* a\n   b */\n\n// c\n  /** d */\n/* one */\n  e();\n\tf();"))
                .isEqualTo("e();\nf();");
    }

    @Test
    void whatStandsBesideCodeStays() {
        assertThat(compact("a(); // b\n/* c */ d();\nx /* e\n*/ y\nconst f = \"https://g\";"))
                .isEqualTo("a(); // b\n/* c */ d();\nx /* e\n*/ y\nconst f = \"https://g\";");
    }

    @Test
    void noCommentIsNoText() {
        assertThat(compact("")).isEmpty();
        assertThat(compact("/* never ends\na()")).isEmpty();
    }

    @Test
    void noScriptOfOursHasALiteralOfSeveralLines() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/webapp/assets"))) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".js")).toList();
            assertThat(scripts).hasSizeGreaterThan(3).allSatisfy(file -> assertThat(Files.readAllLines(file))
                    .allSatisfy(line -> assertThat(line.replace("\\`", "")
                                            .chars()
                                            .filter(c -> c == '`')
                                            .count()
                                    % 2)
                            .as(line)
                            .isZero()));
        }
    }
}
