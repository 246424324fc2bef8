// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Parameters;

/** WHO's autocode: the one best entity for a text. */
public final class Autocode {

    private static final double THRESHOLD = 0.5;
    private static final int EXACT = 0;
    private static final int WORDS = 1;
    private static final int NONE = 3;

    private Autocode() {}

    public static Answer answer(SearchEngine engine, Edition edition, Parameters asked) {
        String text = asked.get("searchText");
        SearchQuery query =
                SearchQuery.forCoding(text, SearchQuery.ids(asked.get("subtreesFilter")), !edition.isFoundation());
        SearchEngine.Found found = engine.search(edition, query);
        Optional<Hit> best = found.hits().stream().findFirst().filter(hit -> share(hit) >= threshold(asked));
        JsonObjectBuilder out = Jsons.object().add("searchText", text);
        if (best.isEmpty()) {
            return Answer.json(out.add("matchLevel", NONE)
                    .add("matchScore", 0)
                    .add("matchType", 0)
                    .add("isTitle", false)
                    .build());
        }
        Hit hit = best.get();
        SearchDocument document = found.index()
                .document(hit.matches.stream()
                        .filter(match -> match.score() == hit.score)
                        .findFirst()
                        .orElseThrow()
                        .document());
        out.add("matchingText", document.text());
        if (!edition.isFoundation()) {
            out.add("theCode", SearchResult.codeOf(hit.node));
        }
        out.add("foundationURI", Uris.foundation(document.source().entityId()));
        if (!edition.isFoundation()) {
            out.add("linearizationURI", SearchResult.uriOf(edition, hit.node));
        }
        return Answer.json(out.add("matchLevel", hit.score == 1 ? EXACT : WORDS)
                .add("matchScore", share(hit))
                .add("matchType", document.source() == document.target() ? 0 : 1)
                .add("isTitle", document.property().equals("Title"))
                .build());
    }

    /** The hit's score brought to 0..1. */
    private static double share(Hit hit) {
        return hit.score == 1 ? 1 : Math.max(0, (hit.score + 0.3) / 1.3);
    }

    private static double threshold(Parameters asked) {
        try {
            return asked.has("matchThreshold") ? Double.parseDouble(asked.get("matchThreshold")) : THRESHOLD;
        } catch (NumberFormatException e) {
            return THRESHOLD;
        }
    }
}
