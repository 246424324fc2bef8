// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Residual;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.PropertyKind;
import org.icddesk.icd.search.SearchResult;

/** Maps the results of searches and of automatic coding. */
public final class SearchReader {

    private static final int MAX_DEPTH = 20;

    private SearchReader() {}

    /**
     * Reads what a search found.
     *
     * @throws Rejected if WHO reports that the search failed
     */
    public static SearchResult result(byte[] body, IcdRequest<?> asked) {
        SearchWire wire = WireReader.read(body, SearchWire.class);
        if (WireMapper.truth(wire.error())) {
            throw new Rejected("The ICD API reports that the search failed");
        }
        List<SearchResult.Word> words = WireMapper.stream(wire.words())
                .flatMap(word -> WireMapper.plain(word.label()).stream()
                        .map(label -> new SearchResult.Word(label, WireMapper.truth(word.dontChangeResult()))))
                .toList();
        return new SearchResult(
                hits(wire.destinationEntities(), MAX_DEPTH),
                WireMapper.truth(wire.resultChopped()),
                words,
                WireMapper.truth(wire.wordSuggestionsChopped()),
                words.isEmpty() ? SearchResult.Guess.NONE : guess(wire.guessType()));
    }

    /**
     * Reads what automatic coding found.
     *
     * @return the entity, or that there is none
     */
    public static Autocoding autocoding(byte[] body, IcdRequest<?> asked) {
        AutocodingWire wire = WireReader.read(body, AutocodingWire.class);
        return new Autocoding(
                WireMapper.plain(wire.searchText()).orElse(""),
                WireMapper.plain(wire.matchingText()),
                WireMapper.plain(wire.theCode()),
                UriExpression.parse(wire.foundationURI()),
                UriExpression.parse(wire.linearizationURI()),
                wire.matchLevel() == null ? 4 : wire.matchLevel(),
                number(wire.matchScore()),
                kind(wire.matchType()),
                WireMapper.truth(wire.isTitle()));
    }

    private static List<Hit> hits(List<HitWire> wires, int depth) {
        return depth == 0
                ? List.of()
                : WireMapper.stream(wires).map(wire -> hit(wire, depth)).toList();
    }

    private static Hit hit(HitWire wire, int depth) {
        Optional<String> code = WireMapper.plain(wire.theCode());
        Optional<String> closed = code.map(SearchReader::closed).filter(c -> !c.isEmpty());
        Optional<UriExpression> uri = UriExpression.parse(wire.id()).or(() -> UriExpression.parse(wire.stemId()));
        String title = wire.title() != null && !PlainText.of(wire.title()).isBlank()
                ? wire.title()
                : closed.or(() -> uri.map(u -> EntityReader.lastPart(u.stem()))).orElse("–");
        return new Hit(
                uri,
                Highlighted.read(title),
                closed,
                !code.equals(closed),
                WireMapper.plain(wire.chapter()),
                number(wire.score()),
                hitKind(wire.entityType()),
                WireMapper.truth(wire.isLeaf()),
                postcoordination(wire.postcoordinationAvailability()),
                WireMapper.truth(wire.hasCodingNote()),
                WireMapper.truth(wire.hasMaternalChapterLink()),
                WireMapper.truth(wire.hasPerinatalChapterLink()),
                WireMapper.truth(wire.important()),
                WireMapper.truth(wire.titleIsASearchResult()),
                WireMapper.truth(wire.titleIsTopScore()),
                residual(wire),
                WireMapper.stream(wire.matchingPVs())
                        .filter(match -> match.label() != null)
                        .map(SearchReader::match)
                        .toList(),
                WireMapper.truth(wire.propertiesTruncated()),
                hits(wire.descendants(), depth - 1));
    }

    /** WHO ends the code of an entity that needs an extension with the sign before it. */
    private static String closed(String code) {
        int end = code.length();
        while (end > 0 && "&/".indexOf(code.charAt(end - 1)) >= 0) {
            end--;
        }
        return code.substring(0, end);
    }

    private static MatchingProperty match(MatchWire wire) {
        return new MatchingProperty(
                WireMapper.plain(wire.propertyId()).orElse(""),
                Highlighted.read(wire.label()),
                number(wire.score()),
                WireMapper.truth(wire.important()),
                WireMapper.uri(wire.foundationUri(), FoundationUri.class),
                kind(wire.propertyValueType()));
    }

    private static Optional<Residual> residual(HitWire wire) {
        if (WireMapper.truth(wire.isResidualOther())) {
            return Optional.of(Residual.OTHER);
        }
        return WireMapper.truth(wire.isResidualUnspecified()) ? Optional.of(Residual.UNSPECIFIED) : Optional.empty();
    }

    private static double number(Double value) {
        return value == null || !Double.isFinite(value) ? 0 : value;
    }

    private static PropertyKind kind(Integer value) {
        return switch (value == null ? -1 : value) {
            case 0 -> PropertyKind.REAL;
            case 1 -> PropertyKind.UNDER_SHORELINE;
            case 2 -> PropertyKind.UNDER_SHORELINE_DEFINED;
            case 3 -> PropertyKind.COMBINATION;
            default -> PropertyKind.UNKNOWN;
        };
    }

    private static Hit.Kind hitKind(Integer value) {
        return switch (value == null ? 0 : value) {
            case 1 -> Hit.Kind.UNDER_SHORELINE_DEFINED;
            case 2 -> Hit.Kind.COMBINATION;
            default -> Hit.Kind.REAL;
        };
    }

    private static Hit.Postcoordination postcoordination(Integer value) {
        return switch (value == null ? 0 : value) {
            case 1 -> Hit.Postcoordination.ALLOWED;
            case 2 -> Hit.Postcoordination.REQUIRED;
            default -> Hit.Postcoordination.NOT_ALLOWED;
        };
    }

    private static SearchResult.Guess guess(Integer value) {
        return switch (value == null ? 0 : value) {
            case 1 -> SearchResult.Guess.COMPLETION;
            case 2 -> SearchResult.Guess.RELATED;
            default -> SearchResult.Guess.NONE;
        };
    }
}
