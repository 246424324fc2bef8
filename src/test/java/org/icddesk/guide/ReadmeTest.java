// SPDX-License-Identifier: Apache-2.0
package org.icddesk.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where things are, as the README says. */
class ReadmeTest {

    private static final String ROOT = "org.icddesk";
    private static final Path MAIN = Path.of("src/main/java/org/icddesk");
    private static final Path TEST = Path.of("src/test/java/org/icddesk");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?org\\.icddesk\\.([a-z0-9.]+)\\.[A-Z]");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]+");

    /** How many files somebody opens who follows the code, in the order of the README. */
    private static final List<Integer> MOST_OPENED = List.of(3, 4, 1, 3, 2);

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

    @Test
    void everyWalkIsShortAndLeadsFromClassToClass() throws IOException {
        List<List<String>> walks = rows(section("Where is …?"));

        assertThat(walks).hasSameSizeAs(MOST_OPENED);
        for (int i = 0; i < walks.size(); i++) {
            String walk = walks.get(i).get(1);
            assertThat(new LinkedHashSet<>(code(walk))).as(walk).hasSizeBetween(1, MOST_OPENED.get(i));
            for (String chain : walk.split(";")) {
                List<String> names = code(chain);
                assertThat(names).as(walk).allMatch(name -> CLASSES.contain(ROOT + "." + name));
                for (int at = 1; at < names.size(); at++) {
                    assertThat(usedBy(names.get(at - 1)))
                            .as("what %s uses", names.get(at - 1))
                            .contains(ROOT + "." + names.get(at));
                }
            }
        }
    }

    /** {@return the classes that a class mentions, in classes inside of it too, and those that they extend} */
    private static Set<String> usedBy(String name) {
        String type = ROOT + "." + name;
        return CLASSES.stream()
                .filter(one -> one.getName().equals(type) || one.getName().startsWith(type + "$"))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .flatMap(used -> Stream.concat(Stream.of(used), used.getAllRawSuperclasses().stream()))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void everyPackageOfTheApplicationHasItsRow() throws IOException {
        List<List<String>> rows = rows(part(0));

        assertThat(rows.stream().map(row -> code(row.get(0))))
                .as("one package a row")
                .allMatch(packages -> packages.size() == 1);
        assertThat(rows.stream().map(row -> code(row.get(0)).get(0)).toList())
                .containsExactlyInAnyOrderElementsOf(packages(MAIN));
        theClassToOpenFirstIsThere(rows, MAIN);
    }

    private static List<String> order() throws IOException {
        return rows(part(0)).stream().map(row -> code(row.get(0)).get(0)).toList();
    }

    /** The compiler puts constants into the classes that use them: only the sources tell where they come from. */
    @Test
    void aPackageImportsFromThoseAboveIt() throws IOException {
        List<String> order = order();
        Set<String> below = new TreeSet<>();
        int imports = 0;
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".java"))::iterator) {
                String from = MAIN.relativize(file.getParent()).toString().replace('/', '.');
                for (MatchResult found :
                        IMPORT.matcher(Files.readString(file)).results().toList()) {
                    imports++;
                    if (order.indexOf(found.group(1)) > order.indexOf(from)) {
                        below.add(from + " -> " + found.group(1) + " in " + file.getFileName());
                    }
                }
            }
        }
        assertThat(imports).isGreaterThan(500);
        assertThat(below).isEmpty();
    }

    @Test
    void aPackageUsesThoseAboveIt() throws IOException {
        List<String> order = order();
        Map<String, Set<String>> below = new HashMap<>();
        for (JavaClass one : CLASSES) {
            int from = order.indexOf(relative(one));
            if (from < 0 || isTest(one)) {
                continue;
            }
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> relative(dependency.getTargetClass()))
                    .filter(to -> order.indexOf(to) > from)
                    .forEach(to -> below.computeIfAbsent(order.get(from), key -> new TreeSet<>())
                            .add(to));
        }
        assertThat(below).isEmpty();
    }

    private static boolean isTest(JavaClass one) {
        return one.getSource().orElseThrow().getUri().getPath().contains("/test-classes/");
    }

    private static String relative(JavaClass one) {
        String name = one.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    @Test
    void everyPackageOfTheTestsAloneHasItsRow() throws IOException {
        List<List<String>> rows = rows(part(1));
        Set<String> tests = packages(TEST);
        tests.removeAll(packages(MAIN));

        assertThat(rows.stream().flatMap(row -> code(row.get(0)).stream())).containsExactlyInAnyOrderElementsOf(tests);
        theClassToOpenFirstIsThere(rows, TEST);
    }

    private static void theClassToOpenFirstIsThere(List<List<String>> rows, Path sources) {
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(code(row.get(0)))
                .as(row.get(2))
                .anyMatch(name -> Files.exists(sources.resolve(name.replace('.', '/'))
                        .resolve(code(row.get(2)).get(0) + ".java"))));
    }

    @Test
    void everyClassThatTheDocumentsNameIsThere() throws IOException {
        Set<String> known = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        String readme = section("Where is …?") + section("Where things are");

        assertThat(code(readme).stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .filter(TYPE.asMatchPredicate()))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    /** {@return the packages below a folder that have classes of their own; the root has rules about all of them alone} */
    private static Set<String> packages(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String part(int index) throws IOException {
        return section("Where things are").split("\nUnit tests stand")[index];
    }

    private static String section(String title) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String start = "\n## " + title + "\n";
        assertThat(readme).contains(start);
        return readme.substring(readme.indexOf(start) + start.length()).split("\n## ")[0];
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : text.split("\n")) {
            if (line.startsWith("| ---")) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside) {
                rows.add(Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    private static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
