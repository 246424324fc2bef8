// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every name in an expression of a page leads to a public method, whatever classes and methods are called one day. */
class FaceletReferencesTest {

    private static final Path WEB_INF = Path.of("src/main/webapp/WEB-INF");

    private final Facelets facelets = new Facelets(WEB_INF, beans());

    @Test
    void everyExpressionOfEveryPageIsUnderstood() throws IOException {
        for (String folder : List.of("pages", "templates")) {
            for (Path page : files(folder)) {
                facelets.check(page);
            }
        }

        assertThat(facelets.faults()).isEmpty();
        assertThat(facelets.resolved()).as("references").hasSizeGreaterThan(200);
        assertThat(facelets.visited()).as("files, with what they include").containsAll(allFiles());
    }

    @Test
    void aNameThatNothingHasIsFound() throws IOException {
        for (String expression : List.of(
                "page.titel",
                "pages.title",
                "page.say('x', desk.nothing)",
                "page.language.strip2()",
                "not empty page.notices and desk.wrong",
                "text[page.wrong]",
                "menus.tabs.get(0).labels()")) {
            facelets.faults().clear();
            facelets.type(expression, new TreeMap<>(beans()));
            assertThat(facelets.faults()).as(expression).hasSize(1);
        }
    }

    @Test
    void everyKeyThatIsNamedHasWords() throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("org.icddesk.texts", Locale.ENGLISH);
        assertThat(facelets.keys(allFiles())).hasSizeGreaterThan(60).allMatch(words::containsKey);
    }

    /** The variable of a repetition comes before the attribute of a tag inside it that has the same name. */
    @Test
    void noVariableHidesAnAttributeOfATag() throws IOException {
        Set<String> variables = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        for (Path file : allFiles()) {
            String markup = Files.readString(file);
            Pattern.compile("<ui:repeat [^>]*\\bvar=\"(\\w+)\"")
                    .matcher(markup)
                    .results()
                    .forEach(found -> variables.add(found.group(1)));
            Pattern.compile("<icd:\\w+ [^>]*>")
                    .matcher(markup)
                    .results()
                    .flatMap(tag ->
                            Pattern.compile(" (\\w+)=\"").matcher(tag.group()).results())
                    .forEach(found -> attributes.add(found.group(1)));
        }

        assertThat(variables).hasSizeGreaterThan(40).doesNotContainAnyElementsOf(attributes);
        assertThat(attributes).contains("of", "name", "label");
    }

    private static Map<String, Class<?>> beans() {
        Map<String, Class<?>> beans = new TreeMap<>();
        ReflectionSupport.findAllClassesInClasspathRoot(
                        Path.of("target/classes").toUri(), type -> type.isAnnotationPresent(Named.class), name -> true)
                .forEach(type -> beans.put(type.getAnnotation(Named.class).value(), type));
        beans.put("request", HttpServletRequest.class);
        beans.put("text", ResourceBundle.class);
        return beans;
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(WEB_INF.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(WEB_INF)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }
    }
}
