// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.icddesk.sandbox.catalogue.Cluster;
import org.icddesk.sandbox.catalogue.Details;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Scale;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** WHO's ISearchResult, keys in the recorded order, nulls present. */
final class SearchResult {

    private final Edition edition;
    private final SearchQuery query;
    private final SearchEngine.Found found;

    private SearchResult(Edition edition, SearchQuery query, SearchEngine.Found found) {
        this.edition = edition;
        this.query = query;
        this.found = found;
    }

    static JsonObject of(Edition edition, SearchQuery query, SearchEngine.Found found) {
        return new SearchResult(edition, query, found).build();
    }

    private JsonObject build() {
        JsonObjectBuilder out =
                Jsons.object().add("error", false).addNull("errorMessage").add("resultChopped", found.chopped());
        Keywords keywords = query.keywords() ? Keywords.of(found, query) : Keywords.NONE;
        out.add("wordSuggestionsChopped", keywords.chopped())
                .add("guessType", keywords.guessType())
                .add("uniqueSearchId", UUID.randomUUID().toString());
        if (query.keywords()) {
            JsonArrayBuilder words = Jsons.array();
            keywords.words()
                    .forEach(word -> words.add(Jsons.object()
                            .add("label", word.label())
                            .add("dontChangeResult", word.dontChangeResult())));
            out.add("words", words);
        } else {
            out.addNull("words");
        }
        return out.add("destinationEntities", entities(found.hits())).build();
    }

    private JsonArrayBuilder entities(List<Hit> hits) {
        JsonArrayBuilder list = Jsons.array();
        hits.forEach(hit -> list.add(entity(hit)));
        return list;
    }

    private JsonObject entity(Hit hit) {
        Node node = hit.node;
        Details details = named(node).details;
        String uri = uriOf(edition, node);
        return Jsons.object()
                .add("id", uri)
                .add("title", marked(edition.title(node)))
                .add("stemId", uri.split(" ")[0])
                .add("isLeaf", node.isCluster() || edition.isLeaf(node))
                .add("postcoordinationAvailability", postcoordination(node.details))
                .add("hasCodingNote", !details.codingNote().isEmpty())
                .add("hasMaternalChapterLink", !details.maternal().isEmpty())
                .add("hasPerinatalChapterLink", !details.perinatal().isEmpty())
                .add("matchingPVs", matches(hit))
                .add("propertiesTruncated", false)
                .add("isResidualOther", node.id.endsWith("/other"))
                .add("isResidualUnspecified", node.id.endsWith("/unspecified"))
                .add("chapter", textOrNull(node.chapter().code))
                .add("theCode", edition.isFoundation() ? JsonValue.NULL : textOrNull(codeOf(node)))
                .add("score", hit.score)
                .add("titleIsASearchResult", hit.titleMatches)
                .add("titleIsTopScore", hit.titleIsTop)
                .add("entityType", !edition.isFoundation() && node.isCluster() ? 1 : 0)
                .add("important", false)
                .add("descendants", entities(hit.below))
                .build();
    }

    /** A residual shows the links and notes of the entity it belongs to. */
    private static Node named(Node node) {
        return node.isResidual() ? node.parent : node;
    }

    /** The code as results show it: a combination for some, ending in a slash where a part must follow. */
    static String codeOf(Node node) {
        if (node.isCluster()) {
            return node.cluster;
        }
        return node.openCode ? node.code + "/" : node.code;
    }

    /** The entity's URI; for a combination those of its parts. */
    static String uriOf(Edition edition, Node node) {
        return node.isCluster() && !edition.isFoundation()
                ? Cluster.of(edition, node.cluster, true, false)
                        .map(cluster -> cluster.joined(edition::uri))
                        .orElse(edition.uri(node))
                : edition.uri(node);
    }

    private static JsonValue textOrNull(String text) {
        return text.isEmpty() ? JsonValue.NULL : Jsons.array().add(text).build().get(0);
    }

    private static int postcoordination(Details details) {
        if (details.scales().stream().anyMatch(Scale::required)) {
            return 2;
        }
        return details.scales().isEmpty() ? 0 : 1;
    }

    /** The texts that matched, best first; the entity's own title is not listed again. */
    private JsonArrayBuilder matches(Hit hit) {
        JsonArrayBuilder list = Jsons.array();
        hit.matches.stream()
                .sorted(Comparator.comparingDouble((Hit.Match match) -> -match.score()))
                .forEach(match -> {
                    SearchDocument document = found.index().document(match.document());
                    if (!isTitleOf(document, hit.node)) {
                        list.add(Jsons.object()
                                .add("propertyId", property(hit, document))
                                .add("label", marked(document.shown()))
                                .add("score", match.score())
                                .add("important", match.score() == 1)
                                .add(
                                        "foundationUri",
                                        Uris.foundation(document.source().entityId()))
                                .add(
                                        "propertyValueType",
                                        document.source() == document.target()
                                                ? 0
                                                : document.source().isCluster() ? 2 : 1));
                    }
                });
        return list;
    }

    private static boolean isTitleOf(SearchDocument document, Node node) {
        return document.source() == node && document.property().equals("Title");
    }

    private static String property(Hit hit, SearchDocument document) {
        boolean moved =
                document.target() != hit.node && document.source() == document.target() && !hit.node.isCluster();
        return moved && document.property().equals("Title") ? "TitleOfOtherEntity" : document.property();
    }

    private String marked(String text) {
        return query.highlighted() ? Highlight.mark(text, query.words()) : text;
    }
}
