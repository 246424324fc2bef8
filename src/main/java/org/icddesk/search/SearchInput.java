// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchRequest.Matching;
import org.icddesk.icd.search.SearchRequest.Presentation;
import org.icddesk.index.IndexQuery;

/**
 * The normalized text of a search on a page or in the search box. Programs' parameters are normalized in {@code
 * api.icd}.
 *
 * @param text the words by {@link PlainText#normalizeQuery}, signs of truncation at the end removed
 * @param finished whether a blank after the last word says that it is whole, and not the beginning of one
 */
public record SearchInput(String text, boolean finished) {

    private static final Set<UnicodeScript> WORD_PER_LETTER =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /** Longer input is neither a query nor an identifier, and not worth normalizing. */
    private static final int MAX_TYPED_LENGTH = 1_000;

    /** {@return the normalized input; only its beginning, as it is, if it is far too long} */
    public static SearchInput of(String typed) {
        if (typed.length() > MAX_TYPED_LENGTH) {
            return new SearchInput(typed.substring(0, MAX_TYPED_LENGTH), false);
        }
        String text = PlainText.normalizeQuery(typed);
        boolean finished = typed.endsWith(" ") && !text.endsWith("%") && !text.endsWith("*");
        return new SearchInput(withoutTruncation(text), finished);
    }

    /** {@return the input with these words in place of its own} */
    SearchInput respelt(String words) {
        return new SearchInput(words, finished);
    }

    /** {@return the input as it is typed} */
    String typed() {
        return finished ? text + " " : text;
    }

    /** {@return whether there are several words} */
    boolean hasSeveralWords() {
        return text.indexOf(' ') >= 0;
    }

    private static String withoutTruncation(String text) {
        int end = text.length();
        while (end > 0 && "%* ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@return whether nothing was typed} */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** {@return whether one letter was typed, in a script where that is no word} */
    public boolean isTooShort() {
        return text.codePointCount(0, text.length()) == 1
                && !WORD_PER_LETTER.contains(UnicodeScript.of(text.codePointAt(0)));
    }

    /** {@return whether the input is longer than a query may be} */
    public boolean isTooLong() {
        return text.length() > SearchRequest.MAX_QUERY_LENGTH && !isIdentifier();
    }

    /** {@return whether the input is worth a request to WHO} */
    public boolean isWorthAsking() {
        return !isEmpty() && !isTooShort() && !isTooLong();
    }

    /** {@return the query for WHO, with a wildcard if the last word may be incomplete} */
    public String asUpstreamQuery() {
        return !finished && text.length() < SearchRequest.MAX_QUERY_LENGTH ? text + "%" : text;
    }

    /** {@return the search for WHO, without filters} */
    public SearchRequest searchRequest(BrowseContext context) {
        boolean linearization = context.classification() != Classification.FOUNDATION;
        return SearchRequest.of(context.scope(), asUpstreamQuery(), context.language())
                .with(new Matching(false, linearization, Set.of()))
                .with(new Presentation(true, true, linearization));
    }

    /** {@return the search for WHO with a reader's filters, but in all chapters} */
    SearchRequest searchRequest(BrowseContext context, Filters filters) {
        SearchRequest plain = searchRequest(context);
        boolean coding = plain.matching().codingMode() && !filters.browsing();
        List<FoundationUri> below =
                filters.subtree().flatMap(IcdUri::inFoundation).stream().toList();
        return plain.withSubtrees(below, false)
                .with(new Matching(filters.flexible(), coding, filters.searched(context)));
    }

    /** {@return the search of our own index with a reader's filters} */
    IndexQuery indexQuery(Filters filters) {
        return new IndexQuery(text, filters.chapters(), filters.subtree(), filters.flexible());
    }

    /** {@return the code or identifier that was typed; empty if the input has the form of none} */
    public Optional<CodeReading> reading() {
        return CodeReading.of(text);
    }

    /** {@return whether an identifier or an address was typed, which is nothing to search for} */
    public boolean isIdentifier() {
        return reading()
                .filter(reading ->
                        reading instanceof CodeReading.Identifier || reading instanceof CodeReading.IdentifierCluster)
                .isPresent();
    }
}
