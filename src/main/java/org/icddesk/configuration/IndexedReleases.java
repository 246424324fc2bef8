// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;

/**
 * The releases of a classification to be indexed, written {@code latest, 2008 fr}: separated by commas, each with its
 * languages and, in ICD-11, with the chapters wanted.
 *
 * @param releases one for each release and language
 */
record IndexedReleases(List<IndexedRelease> releases) {

    /** No release at all. */
    static final IndexedReleases NONE = new IndexedReleases(List.of());

    private static final IcdUri ICD10 = new Icd10Uri(Optional.empty(), Optional.empty());
    private static final IcdUri MMS = LinearizationUri.root(Linearization.MMS);
    private static final Pattern CHAPTER = Pattern.compile("[0-9]{2}|[A-Z]");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,8})?");

    /** Reads releases of ICD-10; an {@link IllegalArgumentException} says what is wrong with them. */
    static IndexedReleases icd10(String text) {
        return parse(text, item -> icd10Release(words(item)));
    }

    /** Reads releases of ICD-11; an {@link IllegalArgumentException} says what is wrong with them. */
    static IndexedReleases icd11(String text, Language otherwise) {
        return parse(text, item -> icd11Release(words(item), otherwise));
    }

    private static IndexedReleases parse(String text, Parser parser) {
        if (text.equals("none")) {
            return NONE;
        }
        List<IndexedRelease> releases = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (String item : text.split(",", -1)) {
            for (IndexedRelease release : parser.releases(item.strip())) {
                if (!seen.add(List.of(release.release(), release.language()))) {
                    throw new IllegalArgumentException("names the same release and language twice");
                }
                releases.add(release);
            }
        }
        return new IndexedReleases(List.copyOf(releases));
    }

    private static List<IndexedRelease> icd10Release(List<String> words) {
        Optional<Release> release = release(words, "[0-9]{4}", "latest, 2008 fr");
        List<Language> languages = languages(words.subList(1, words.size()), Language.ENGLISH);
        if (!new Icd10Uri(release, Optional.empty()).languages().containsAll(languages)) {
            throw new IllegalArgumentException("names a language that WHO does not have that release in");
        }
        return languages.stream()
                .map(language -> new IndexedRelease(ICD10, release, language, List.of()))
                .toList();
    }

    private static List<IndexedRelease> icd11Release(List<String> words, Language otherwise) {
        Optional<Release> release = release(words, "[0-9]{4}(-[0-9]{2})?", "latest en 01 11");
        List<String> chapters = words.stream()
                .skip(1)
                .map(word -> word.length() == 1 ? word.toUpperCase(Locale.ROOT) : word)
                .filter(CHAPTER.asMatchPredicate())
                .toList();
        List<String> others = words.stream()
                .skip(1)
                .filter(word -> !CHAPTER.matcher(word.toUpperCase(Locale.ROOT)).matches())
                .toList();
        return languages(others, otherwise).stream()
                .map(language -> new IndexedRelease(MMS, release, language, chapters))
                .toList();
    }

    private static Optional<Release> release(List<String> words, String pattern, String form) {
        String first = words.get(0);
        if (!first.equals("latest")
                && (!first.matches(pattern) || Release.parse(first).isEmpty())) {
            throw new IllegalArgumentException("does not have the form " + form);
        }
        return Release.parse(first);
    }

    private static List<Language> languages(List<String> words, Language otherwise) {
        if (!words.stream().allMatch(LANGUAGE.asMatchPredicate())) {
            throw new IllegalArgumentException("names a language or a chapter that there is not");
        }
        return words.isEmpty()
                ? List.of(otherwise)
                : words.stream().map(Language::new).distinct().toList();
    }

    private static List<String> words(String item) {
        return Arrays.asList(item.split("\\s+"));
    }

    @Override
    public String toString() {
        return releases.isEmpty()
                ? "none"
                : releases.stream().map(IndexedRelease::toString).collect(Collectors.joining(", "));
    }

    /** Reads one item of the list. */
    @FunctionalInterface
    private interface Parser {
        List<IndexedRelease> releases(String item);
    }
}
