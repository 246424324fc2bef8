// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.icddesk.sandbox.catalogue.Details;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** WHO's FoundationEntity, keys in the recorded order. */
final class FoundationEntity {

    private FoundationEntity() {}

    static JsonObject of(Edition edition, Node node, Set<String> include) {
        Details details = node.details;
        String language = edition.language();
        JsonObjectBuilder out = Jsons.object()
                .add("@context", Uris.context("FoundationEntity"))
                .add("@id", edition.uri(node))
                .add("parent", Jsons.strings(parents(edition, node)));
        Localized.addStrings(out, "child", LinearizationEntity.uris(edition, edition.children(node)));
        out.add("browserUrl", WhoBrowser.linearization(edition, node.id));
        if (include.contains("ancestor")) {
            List<Node> above = new ArrayList<>();
            ancestors(node, above);
            Localized.addStrings(out, "ancestor", LinearizationEntity.uris(edition, above));
        }
        if (include.contains("descendant")) {
            Set<Node> below = new LinkedHashSet<>();
            LinearizationEntity.collect(edition, node, below);
            Localized.addStrings(out, "descendant", LinearizationEntity.uris(edition, below));
        }
        if (include.contains("diagnosticcriteria")) {
            Localized.add(out, "diagnosticCriteria", details.diagnosticCriteria(), language);
        }
        out.add("title", Localized.text(language, edition.title(node)));
        Localized.addTerms(out, "synonym", details.synonyms(), edition);
        Localized.add(out, "definition", details.definition(), language);
        Localized.addTerms(out, "narrowerTerm", details.narrowerTerms(), edition);
        Localized.add(out, "longDefinition", details.longDefinition(), language);
        Localized.addTerms(out, "inclusion", details.inclusions(), edition);
        Localized.add(out, "fullySpecifiedName", details.fullySpecifiedName(), language);
        Localized.addTerms(out, "exclusion", details.exclusions(), edition);
        Localized.addStrings(
                out, "relatedEntitiesInMaternalChapter", LinearizationEntity.foundation(details.maternal()));
        Localized.addStrings(
                out, "relatedEntitiesInPerinatalChapter", LinearizationEntity.foundation(details.perinatal()));
        return out.build();
    }

    private static List<String> parents(Edition edition, Node node) {
        return node.foundationParents.isEmpty()
                ? List.of(Uris.FOUNDATION)
                : LinearizationEntity.uris(edition, node.foundationParents);
    }

    private static void ancestors(Node node, List<Node> above) {
        for (Node parent : node.foundationParents) {
            if (!above.contains(parent)) {
                above.add(parent);
                ancestors(parent, above);
            }
        }
    }
}
