// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.icd.search.SearchResult.Guess;
import org.junit.jupiter.api.Test;

class WordCompletionTest {

    @Test
    void aCompletionTakesThePlaceOfTheLastWord() {
        assertThat(WordCompletion.complete("yellow fev", "fever", Guess.COMPLETION))
                .isEqualTo("yellow fever");
        assertThat(WordCompletion.complete("fev", "fever", Guess.COMPLETION)).isEqualTo("fever");
    }

    @Test
    void aRelatedWordIsAdded() {
        assertThat(WordCompletion.complete("fever", "yellow", Guess.RELATED)).isEqualTo("fever yellow");
    }
}
