// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The parts of the list page that need no page: what is decided about texts, decisions as files, asking. */
class ListModulesIT extends BrowserTest {

    private static final String RUN = """
            const [assets, wanted, done] = arguments;
            (async () => {
              %s
            })().then(async (tests) => {
              if (!wanted) return Object.keys(tests);
              await tests[wanted]();
              return [];
            }).then(done, (fault) => done([String(fault), String(fault.stack)]));
            """;

    private List<String> run(String wanted) throws IOException {
        try (InputStream tests = ListModulesIT.class.getResourceAsStream("list-modules.js")) {
            String script = RUN.formatted(new String(tests.readAllBytes(), StandardCharsets.UTF_8));
            String assets = desk().server().url("/assets").toString();
            @SuppressWarnings("unchecked")
            List<String> answer = (List<String>) browser.executeAsyncScript(script, assets, wanted);
            return answer;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPartDoesAsItSays() throws IOException {
        open("/help");
        List<String> names = run(null);
        assertThat(names).hasSizeGreaterThan(15);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(run(name)).isEmpty()));
    }
}
