// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Pattern USED = Pattern.compile("(?:text\\['|page\\.say\\(')([a-z0-9.-]+)'(?:\\]|[,)])");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("org.icddesk.texts", Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryKey(String language) {
        assertThat(bundle(language).getLocale().getLanguage()).isEqualTo(language);
        assertThat(bundle(language).keySet()).isEqualTo(bundle("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyTextSaysSomethingAndTakesTheSameValues(String language) {
        for (String key : bundle("en").keySet()) {
            String text = bundle(language).getString(key);
            assertThat(text).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.forLanguageTag(language)).format(new Object[] {2, 3}))
                    .as(key)
                    .isNotBlank();
            assertThat(values(text)).as(key).isEqualTo(values(bundle("en").getString(key)));
        }
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTextThatAPageNamesExists() throws IOException {
        Set<String> known = bundle("en").keySet();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF"))) {
            List<String> used = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(TextsTest::used)
                    .distinct()
                    .toList();
            assertThat(used).hasSizeGreaterThan(60).allMatch(known::contains);
        }
    }

    private static Stream<String> used(Path file) {
        try {
            return USED.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void countsInTheWordsOfTheLanguage() {
        assertThat(new Texts("en").format("search.count", 0)).isEqualTo("No results for");
        assertThat(new Texts("en").format("search.count", 1)).isEqualTo("1 result for");
        assertThat(new Texts("fr").format("search.count", 1234)).matches("1\\h234 résultats pour");
    }

    @Test
    void aKeyWithoutWordsIsShownAsItIs() {
        assertThat(new Texts("en").get("no.such.key")).isEqualTo("no.such.key");
        assertThat(new Texts("en").has("no.such.key")).isFalse();
    }

    @Test
    void B07_valuesAreNoPatterns() {
        assertThat(new Texts("en").format("problem.release", "{0}")).doesNotContain("{0}");
        assertThat(new Texts("en").format("language.unknown", "#{7*7}{1}", "English"))
                .contains("#{7*7}{1}")
                .doesNotContain("49");
    }
}
