// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.gateway.wire.SearchReader;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.tracking.DependencyTracker;

/**
 * An invented search result, which no reader sees: with it the page of results is rendered before there are readers. It
 * has as many hits, terms and words as one of WHO's that is full, and is read as WHO's is.
 */
public final class SampleSearch {

    private static final int HITS = 25;
    private static final int CHAPTERS = 20;

    private static final String HIT = """
            {"id": "http://id.who.int/icd/release/11/2024-01/mms/%1$d", "stemId": "http://id.who.int/icd/release/11/2024-01/mms/%1$d", \
            "title": "Sample <em class='found'>title</em> of entity %1$d", "isLeaf": %2$b, "postcoordinationAvailability": %3$d, \
            "hasCodingNote": %2$b, "hasMaternalChapterLink": false, "hasPerinatalChapterLink": false, \
            "matchingPVs": [{"propertyId": "IndexTerm", "label": "sample <em class='found'>term</em> of entity %1$d", "score": 0.9, "important": true}], \
            "propertiesTruncated": false, "isResidualOther": false, "isResidualUnspecified": false, "chapter": "%4$02d", \
            "theCode": "%3$dA%1$02d", "score": 0.5, "titleIsASearchResult": %2$b, "titleIsTopScore": false, "entityType": 0, \
            "important": false, "descendants": []}""";

    private static final byte[] RESULT = IntStream.rangeClosed(1, HITS)
            .mapToObj(hit -> HIT.formatted(hit, hit % 2 == 0, hit % 3, hit % CHAPTERS + 1))
            .collect(Collectors.joining(
                    ",",
                    "{\"error\": false, \"resultChopped\": true, \"wordSuggestionsChopped\": false, \"guessType\": 1, \"destinationEntities\": [",
                    "], \"words\": [" + words() + "]}"))
            .getBytes(StandardCharsets.UTF_8);

    private SampleSearch() {}

    /** {@return the result for a search; a page that shows it is not kept} */
    public static Answer<SearchResult> answer(SearchRequest asked) {
        DependencyTracker.markVolatile();
        return new Answer<>(
                SearchReader.result(RESULT, SearchEndpoints.search(asked)), Instant.now(), Optional.empty());
    }

    private static String words() {
        return IntStream.range(0, HITS)
                .mapToObj(word -> "{\"label\": \"sample%d\", \"dontChangeResult\": false}".formatted(word))
                .collect(Collectors.joining(","));
    }
}
