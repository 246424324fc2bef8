// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dictionary that ships with the application, one file a language beside this class. */
public final class ShippedSynonyms {

    /** The languages it has. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar");

    private ShippedSynonyms() {}

    /** {@return its entries} */
    public static List<SynonymEntry> entries() {
        return LANGUAGES.stream().flatMap(ShippedSynonyms::read).toList();
    }

    /** {@return how many words it has in each language, in the order of the languages' codes} */
    public static Map<String, Long> count(List<SynonymEntry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.language().tag(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(SynonymEntry::word, Collectors.toSet()),
                                words -> (long) words.size())));
    }

    private static Stream<SynonymEntry> read(String language) {
        try (InputStream file = ShippedSynonyms.class.getResourceAsStream(language + ".csv")) {
            return SynonymReader.read(file.readAllBytes()).entries().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
