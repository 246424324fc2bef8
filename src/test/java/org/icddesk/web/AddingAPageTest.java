// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.browse.PageFrame;
import org.icddesk.request.ClientContext;
import org.icddesk.tracking.DependencyTracker;
import org.junit.jupiter.api.Test;

/** {@code docs/adding-a-page.md}: its example works, and what it names is there. */
class AddingAPageTest {

    private static final Path WEB_INF = Path.of("src/main/webapp/WEB-INF");
    private static final Path VIEW = Path.of("src/test/resources/pages/colophon.xhtml");

    /** Names of parts of Jakarta EE, and of the page that somebody is about to add. */
    private static final Set<String> ELSEWHERE = Set.of("View", "Redirect", "File");

    /** Methods of ours that the text calls by class and name. */
    private static final Set<String> METHODS = Stream.of(ClientContext.class, DependencyTracker.class, PageRoute.class)
            .flatMap(type -> Stream.of(type.getMethods()).map(method -> type.getSimpleName() + "." + method.getName()))
            .collect(Collectors.toSet());

    @Test
    void theRouteOfTheExampleLeadsToItsViewAndNowhereElse() {
        ExampleRoute route = new ExampleRoute();

        assertThat(route.find(PageRequest.of("/colophon", null, null))).contains(new RouteResult.View("colophon"));
        assertThat(route.find(PageRequest.of("/colophon/more", null, null))).isEmpty();
        assertThat(route.find(PageRequest.of("/help", null, null))).isEmpty();
        assertThat(new HelpRoute().prefixes()).doesNotContainAnyElementsOf(route.prefixes());
    }

    @Test
    void everyExpressionOfItsViewLeadsSomewhere() {
        Map<String, Type> beans =
                Map.of("request", HttpServletRequest.class, "text", ResourceBundle.class, "desk", PageFrame.class);
        Facelets facelets = new Facelets(WEB_INF, beans);

        facelets.check(VIEW);

        assertThat(facelets.faults()).isEmpty();
        assertThat(facelets.resolved()).hasSize(2);
        assertThat(ResourceBundle.getBundle("org.icddesk.texts").keySet()).containsAll(facelets.keys(List.of(VIEW)));
    }

    @Test
    void theTextNamesWhatIsThereAndFitsOnAScreen() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/adding-a-page.md"));
        String text = String.join("\n", lines);
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(lines).hasSizeLessThanOrEqualTo(20);
        assertThat(found(text, "`([A-Z][A-Za-z]+)`"))
                .filteredOn(name -> !ELSEWHERE.contains(name))
                .hasSizeGreaterThan(6)
                .allMatch(classes::contains);
        assertThat(found(text, "`((?:ClientContext|DependencyTracker|PageRoute)\\.[a-z][A-Za-z]+)`"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(METHODS::contains);
        assertThat(found(text, "`(texts_[a-z]+\\.properties)`"))
                .hasSize(4)
                .allMatch(name ->
                        Files.exists(Path.of("src/main/resources/org/icddesk").resolve(name)));
        assertThat(WEB_INF.resolve("templates/site.xhtml")).exists();
        assertThat(text).contains("/WEB-INF/templates/site.xhtml");
        assertThat(Files.readString(VIEW)).contains("template=\"/WEB-INF/templates/site.xhtml\"");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
