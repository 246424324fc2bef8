// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.search.GrammaticalNumber;
import org.icddesk.icd.search.RomanNumerals;

/** Forms of one word that a search takes for the same: spellings, singular and plural, notations of a number. */
final class WordForms {

    private static final List<String> ARTICLES = List.of("وال", "بال", "كال", "فال", "ال", "لل");
    private static final int MIN_WITHOUT_ARTICLE = 3;
    private static final int MIN_LATIN_PLURAL = 5;

    private final boolean english;
    private final boolean arabic;
    private final Optional<GrammaticalNumber> number;

    private WordForms(boolean english, boolean arabic, Optional<GrammaticalNumber> number) {
        this.english = english;
        this.arabic = arabic;
        this.number = number;
    }

    static WordForms of(Language language) {
        String tag = language.primary().tag();
        return new WordForms(tag.equals("en"), tag.equals("ar"), GrammaticalNumber.of(language));
    }

    String stem(String key) {
        String figures = RomanNumerals.figures(key);
        if (!figures.equals(key)) {
            return figures;
        }
        boolean mayBePlural = key.endsWith("s") || key.endsWith("x");
        String singular =
                mayBePlural ? number.map(endings -> endings.singular(key)).orElse(key) : key;
        return spelling(english ? latin(singular) : singular);
    }

    /** {@return the singular of a Latin plural such as bacilli; what is left of it would be the beginning of other words} */
    private static String latin(String word) {
        boolean plural = word.endsWith("i") && word.length() >= MIN_LATIN_PLURAL;
        return plural ? word.substring(0, word.length() - 1) + "us" : word;
    }

    String spelling(String key) {
        String folded = LetterFolding.FULL.fold(key);
        if (english) {
            return EnglishKey.of(folded);
        }
        return arabic ? withoutArticle(folded) : folded;
    }

    private static String withoutArticle(String word) {
        return ARTICLES.stream()
                .filter(word::startsWith)
                .findFirst()
                .map(article -> word.substring(article.length()))
                .filter(rest -> rest.length() >= MIN_WITHOUT_ARTICLE)
                .orElse(word);
    }
}
