// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;

/**
 * WHO's ISearchResult.
 *
 * @param resultChopped whether there were more hits
 * @param wordSuggestionsChopped whether there were more words
 * @param guessType what the words are: 0 nothing, 1 ends of a word, 2 related words
 * @param words proposed words
 * @param destinationEntities hits
 */
public record SearchWire(
        Boolean error,
        String errorMessage,
        Boolean resultChopped,
        Boolean wordSuggestionsChopped,
        Integer guessType,
        List<WordWire> words,
        List<HitWire> destinationEntities) {}
