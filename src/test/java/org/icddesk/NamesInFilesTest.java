// SPDX-License-Identifier: Apache-2.0
package org.icddesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ApplicationPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.search.Suggestions;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/** Names of classes and their parts that stand outside Java, or are seen from outside, where no compiler checks them. */
class NamesInFilesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern OURS = Pattern.compile("org\\.icddesk(?:\\.[A-Za-z0-9_]+)+");

    @Test
    void theBeansOfPagesKeepTheirNames() {
        assertThat(beans())
                .containsExactlyInAnyOrder(
                        "abovePanel",
                        "apiPage",
                        "assets",
                        "besidePanel",
                        "bestCodePanel",
                        "clusterPage",
                        "codePage",
                        "comparePage",
                        "desk",
                        "dorisPage",
                        "entityPage",
                        "localPanel",
                        "menus",
                        "noHitPanel",
                        "page",
                        "problemPage",
                        "listPage",
                        "searchPage",
                        "startPage",
                        "status",
                        "subtreePage",
                        "treePanel");
    }

    /** A name that comes from the class would change with it. */
    private static Set<String> beans() {
        return classes()
                .filter(type -> type.isAnnotationPresent(Named.class))
                .map(type -> type.getAnnotation(Named.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theClassesThatTheDescriptorsNameExist() throws IOException {
        Set<String> known = classes().map(Class::getName).collect(Collectors.toSet());
        List<String> named = Stream.of(
                        "webapp/WEB-INF/web.xml",
                        "webapp/WEB-INF/jboss-web.xml",
                        "webapp/WEB-INF/beans.xml",
                        "webapp/WEB-INF/jboss-deployment-structure.xml",
                        "resources/META-INF/services/org.jboss.msc.service.ServiceActivator",
                        "resources/META-INF/services/io.undertow.servlet.ServletExtension")
                .flatMap(file -> found(OURS, MAIN.resolve(file)))
                .toList();
        assertThat(named).hasSizeGreaterThanOrEqualTo(9).allMatch(known::contains);
        assertThat(services()).hasSize(2);
    }

    private static List<Path> services() throws IOException {
        try (Stream<Path> files = Files.list(MAIN.resolve("resources/META-INF/services"))) {
            return files.toList();
        }
    }

    @Test
    void theServletOfProgramsIsCalledAsTheGuideSays() throws ClassNotFoundException {
        assertThat(Class.forName("org.icddesk.api.ApiApplication")).hasAnnotation(ApplicationPath.class);
    }

    @Test
    void everyPatternOfTheMutationTestsMatchesSomething() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        Set<String> known = new TreeSet<>();
        Stream.concat(classes(), classesOf(Path.of("target/test-classes"))).forEach(type -> known.add(type.getName()));
        Matcher parts = Pattern.compile("<(targetClasses|targetTests|excludedClasses)>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(build);
        List<String> globs = parts.results()
                .flatMap(part -> Pattern.compile("<param>([^<]+)</param>")
                        .matcher(part.group(2))
                        .results())
                .map(found -> found.group(1))
                .toList();
        assertThat(globs).hasSizeGreaterThan(10).allSatisfy(glob -> {
            Pattern pattern = Pattern.compile(glob.replace(".", "\\.").replace("*", ".*"));
            assertThat(known).as(glob).anyMatch(name -> pattern.matcher(name).matches());
        });
    }

    @Test
    void loggersKeepTheirNames() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            List<String> calls = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> found(Pattern.compile("getLogger\\([^)]*\\)"), file))
                    .distinct()
                    .toList();
            assertThat(calls)
                    .as("literals, so that a class can be renamed")
                    .containsExactlyInAnyOrder(
                            "getLogger(\"org.icddesk\")",
                            "getLogger(\"org.icddesk.api.CodeList\")",
                            "getLogger(\"org.icddesk.api.MishapMapper\")",
                            "getLogger(\"org.icddesk.audit\")",
                            "getLogger(\"org.icddesk.gateway\")",
                            "getLogger(\"org.icddesk.index\")",
                            "getLogger(\"org.icddesk.token\")",
                            "getLogger(\"org.icddesk.web\")");
        }
    }

    @Test
    void suggestionsHaveTheseMembers() {
        List<Suggestions.Part> parts = List.of(new Suggestions.Part("chol", true));
        String json = JsonbBuilder.create()
                .toJson(new Suggestions.SuggestionList(
                        List.of(new Suggestions.Suggestion("1A00", parts, List.of(), "01", "en", "/icd")),
                        List.of("cholera"),
                        null));
        assertThat(json)
                .isEqualTo("{\"hits\":[{\"address\":\"/icd\",\"chapter\":\"01\",\"code\":\"1A00\",\"lang\":\"en\","
                        + "\"term\":[],\"title\":[{\"marked\":true,\"text\":\"chol\"}]}],\"words\":[\"cholera\"]}");
    }

    @Test
    void everyTagHasItsFileAndEveryFileItsTag() throws IOException {
        Path webInf = MAIN.resolve("webapp/WEB-INF");
        List<String> sources = Pattern.compile("<source>([^<]+)</source>")
                .matcher(Files.readString(webInf.resolve("icd.taglib.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        try (Stream<Path> files = Files.list(webInf.resolve("tags"))) {
            assertThat(files.map(file -> "tags/" + file.getFileName())).containsExactlyInAnyOrderElementsOf(sources);
        }
        assertThat(Files.readString(webInf.resolve("faces-config.xml")))
                .contains("<base-name>org.icddesk.texts</base-name><var>text</var>");
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(match -> match.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> classes() {
        return classesOf(Path.of("target/classes"));
    }

    private static Stream<Class<?>> classesOf(Path root) {
        return ReflectionSupport.findAllClassesInClasspathRoot(root.toUri(), type -> true, name -> true).stream();
    }
}
