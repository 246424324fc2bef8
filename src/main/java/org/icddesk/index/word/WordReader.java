// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.List;
import java.util.Set;
import org.icddesk.icd.Language;

/** Reads the words of texts in a language. */
public final class WordReader {

    private static final Set<String> ELIDING = Set.of("fr", "it", "ca", "oc");

    private final LetterFolding folding;
    private final WordForms forms;
    private final boolean elides;

    private WordReader(LetterFolding folding, WordForms forms, boolean elides) {
        this.folding = folding;
        this.forms = forms;
        this.elides = elides;
    }

    /** {@return the reader of a language; one of a region is read as the language} */
    public static WordReader of(Language language) {
        return new WordReader(
                LetterFolding.of(language),
                WordForms.of(language),
                ELIDING.contains(language.primary().tag()));
    }

    /**
     * Reads the words of a text.
     *
     * <p>A possessive ending and an elided article or preposition are left out. What
     * hyphens join and what has letters and figures gives its parts and then all of it as one word. A script
     * without blanks between words gives each pair of neighbouring characters, and the last character.
     *
     * @return the words in the order of the text
     */
    public List<Word> words(String text) {
        return new WordScan(text, folding, elides).words();
    }

    /** {@return what a word has in common with its other spellings, endings and notations; no word that is written} */
    public String stem(String key) {
        return forms.stem(key);
    }

    /** {@return what the beginning of a word has in common with its other spellings} */
    public String spelling(String key) {
        return forms.spelling(key);
    }
}
