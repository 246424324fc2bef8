// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.Autocoding;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Highlighted;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.MatchingProperty;
import org.icddesk.gateway.PlainText;
import org.icddesk.gateway.PropertyKind;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.Residual;
import org.icddesk.gateway.SearchResult;
import org.icddesk.gateway.UriExpression;
import org.icddesk.gateway.upstream.Question;

/** Maps the results of searches and of automatic coding. */
public final class Searches {

    private static final int DEEPEST = 20;

    private Searches() {}

    /**
     * Reads what a search found.
     *
     * @throws Rejected if WHO reports that the search failed
     */
    public static SearchResult result(byte[] body, Question<?> asked) {
        SearchWire wire = WireReader.read(body, SearchWire.class);
        if (Border.truth(wire.error())) {
            throw new Rejected("The ICD API reports that the search failed");
        }
        List<SearchResult.Word> words = Border.stream(wire.words())
                .flatMap(word -> Border.plain(word.label()).stream()
                        .map(label -> new SearchResult.Word(label, Border.truth(word.dontChangeResult()))))
                .toList();
        return new SearchResult(
                hits(wire.destinationEntities(), DEEPEST),
                Border.truth(wire.resultChopped()),
                words,
                Border.truth(wire.wordSuggestionsChopped()),
                words.isEmpty() ? SearchResult.Guess.NONE : guess(wire.guessType()));
    }

    /**
     * Reads what automatic coding found.
     *
     * @return the entity, or that there is none
     */
    public static Autocoding autocoding(byte[] body, Question<?> asked) {
        AutocodingWire wire = WireReader.read(body, AutocodingWire.class);
        return new Autocoding(
                Border.plain(wire.searchText()).orElse(""),
                Border.plain(wire.matchingText()),
                Border.plain(wire.theCode()),
                UriExpression.parse(wire.foundationURI()),
                UriExpression.parse(wire.linearizationURI()),
                wire.matchLevel() == null ? 4 : wire.matchLevel(),
                number(wire.matchScore()),
                kind(wire.matchType()),
                Border.truth(wire.isTitle()));
    }

    private static List<Hit> hits(List<HitWire> wires, int depth) {
        return depth == 0
                ? List.of()
                : Border.stream(wires).map(wire -> hit(wire, depth)).toList();
    }

    private static Hit hit(HitWire wire, int depth) {
        Optional<String> code = Border.plain(wire.theCode());
        Optional<String> closed = code.map(Searches::closed).filter(c -> !c.isEmpty());
        Optional<UriExpression> uri = UriExpression.parse(wire.id()).or(() -> UriExpression.parse(wire.stemId()));
        String title = wire.title() != null && !PlainText.of(wire.title()).isBlank()
                ? wire.title()
                : closed.or(() -> uri.map(u -> Entities.lastPart(u.stem()))).orElse("–");
        return new Hit(
                uri,
                Highlighted.read(title),
                closed,
                !code.equals(closed),
                Border.plain(wire.chapter()),
                number(wire.score()),
                hitKind(wire.entityType()),
                Border.truth(wire.isLeaf()),
                postcoordination(wire.postcoordinationAvailability()),
                Border.truth(wire.hasCodingNote()),
                Border.truth(wire.hasMaternalChapterLink()),
                Border.truth(wire.hasPerinatalChapterLink()),
                Border.truth(wire.important()),
                Border.truth(wire.titleIsASearchResult()),
                Border.truth(wire.titleIsTopScore()),
                residual(wire),
                Border.stream(wire.matchingPVs())
                        .filter(match -> match.label() != null)
                        .map(Searches::match)
                        .toList(),
                Border.truth(wire.propertiesTruncated()),
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
                Border.plain(wire.propertyId()).orElse(""),
                Highlighted.read(wire.label()),
                number(wire.score()),
                Border.truth(wire.important()),
                Border.uri(wire.foundationUri(), FoundationUri.class),
                kind(wire.propertyValueType()));
    }

    private static Optional<Residual> residual(HitWire wire) {
        if (Border.truth(wire.isResidualOther())) {
            return Optional.of(Residual.OTHER);
        }
        return Border.truth(wire.isResidualUnspecified()) ? Optional.of(Residual.UNSPECIFIED) : Optional.empty();
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
