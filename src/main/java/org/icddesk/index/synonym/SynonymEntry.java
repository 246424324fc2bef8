// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import org.icddesk.icd.Language;

/**
 * An entry of a dictionary.
 *
 * @param language the language of both, without a region
 * @param word the word or phrase as people type it
 * @param means the words of a classification; empty if the word is to mean nothing
 */
public record SynonymEntry(Language language, String word, String means) {

    /** {@return whether it switches off what another dictionary says of the word} */
    public boolean isOff() {
        return means.isEmpty();
    }
}
