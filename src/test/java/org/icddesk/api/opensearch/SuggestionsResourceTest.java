// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.search.Suggestions.Part;
import org.icddesk.search.Suggestions.Suggestion;
import org.icddesk.search.Suggestions.SuggestionList;
import org.junit.jupiter.api.Test;

class SuggestionsResourceTest {

    @Test
    void hitsAndWordsStandInFourListsOfOneLength() {
        Suggestion hit = new Suggestion(
                "1A00",
                List.of(new Part("Chol", true), new Part("era", false)),
                List.of(new Part("asiatic", false)),
                "01",
                "en",
                "/icd/x");

        assertThat(SuggestionsResource.write(
                        "chol", new SuggestionList(List.of(hit), List.of("cholera"), null), "https://h/p"))
                .isEqualTo("[\"chol\",[\"1A00 Cholera\",\"cholera\"],[\"asiatic\",\"\"],[\"https://h/p/icd/x\",\"\"]]");
    }

    @Test
    void theDescriptionEscapesWhatItIsGiven() {
        assertThat(SearchDescription.of("https://h/a&b", "/i.svg"))
                .contains("template=\"https://h/a&amp;b/search?q={searchTerms}\"")
                .contains("https://h/a&amp;b/i.svg</Image>");
    }
}
