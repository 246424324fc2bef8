// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.gateway.SearchResult.Guess;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aCompletionTakesThePlaceOfTheLastWord() {
        assertThat(Words.taken("yellow fev", "fever", Guess.COMPLETION)).isEqualTo("yellow fever");
        assertThat(Words.taken("fev", "fever", Guess.COMPLETION)).isEqualTo("fever");
    }

    @Test
    void aRelatedWordIsAdded() {
        assertThat(Words.taken("fever", "yellow", Guess.RELATED)).isEqualTo("fever yellow");
    }
}
