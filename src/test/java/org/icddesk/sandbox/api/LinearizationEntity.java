// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.icddesk.sandbox.catalogue.Details;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.IndexTerm;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Scale;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** WHO's LinearizationEntity, keys in the recorded order. */
final class LinearizationEntity {

    private LinearizationEntity() {}

    /** @param include {@code ancestor}, {@code descendant}, {@code diagnosticCriteria}, as asked for */
    static JsonObject of(Edition edition, Node node, Set<String> include) {
        String release = edition.release().id();
        Details details = node.detailsIn(release);
        String language = edition.language();
        JsonObjectBuilder out = Jsons.object()
                .add("@context", Uris.context("LinearizationEntity"))
                .add("@id", edition.uri(node))
                .add("parent", Jsons.strings(List.of(parent(edition, node))));
        Localized.addStrings(out, "child", uris(edition, edition.children(node)));
        out.add("browserUrl", WhoBrowser.linearization(edition, node.id)).add("code", node.codeIn(release));
        if (!node.isResidual()) {
            out.add("source", Uris.foundation(node.id));
        }
        out.add("classKind", node.classKind);
        if (!node.blockId.isEmpty()) {
            out.add("blockId", node.blockId);
        }
        if (!node.codeRange.isEmpty()) {
            out.add("codeRange", node.codeRange);
        }
        Localized.addTerms(out, "foundationChildElsewhere", details.elsewhere(), edition);
        scales(out, edition, node, details);
        if (include.contains("ancestor")) {
            Localized.addStrings(out, "ancestor", uris(edition, node.ancestors(release)));
        }
        if (include.contains("descendant")) {
            Set<Node> below = new LinkedHashSet<>();
            collect(edition, node, below);
            Localized.addStrings(out, "descendant", uris(edition, below));
        }
        if (include.contains("diagnosticcriteria")) {
            Localized.add(out, "diagnosticCriteria", details.diagnosticCriteria(), language);
        }
        out.add("title", Localized.text(language, edition.title(node)));
        Localized.add(out, "definition", details.definition(), language);
        Localized.add(out, "longDefinition", details.longDefinition(), language);
        Localized.addTerms(out, "inclusion", details.inclusions(), edition);
        Localized.add(out, "fullySpecifiedName", details.fullySpecifiedName(), language);
        Localized.addTerms(out, "exclusion", details.exclusions(), edition);
        Localized.add(out, "codingNote", details.codingNote(), language);
        Localized.addStrings(out, "relatedEntitiesInMaternalChapter", foundation(details.maternal()));
        Localized.addStrings(out, "relatedEntitiesInPerinatalChapter", foundation(details.perinatal()));
        indexTerms(out, edition, node);
        return out.build();
    }

    private static String parent(Edition edition, Node node) {
        Node above = node.parentIn(edition.release().id());
        return above == null ? Uris.linearization(edition.release().id(), node.linearization) : edition.uri(above);
    }

    static List<String> uris(Edition edition, Collection<Node> nodes) {
        return nodes.stream().map(edition::uri).toList();
    }

    static List<String> foundation(List<String> ids) {
        return ids.stream().map(Uris::foundation).toList();
    }

    static void collect(Edition edition, Node node, Set<Node> below) {
        for (Node child : edition.children(node)) {
            if (below.add(child)) {
                collect(edition, child, below);
            }
        }
    }

    private static void scales(JsonObjectBuilder out, Edition edition, Node node, Details details) {
        JsonArrayBuilder list = Jsons.array();
        for (Scale scale : details.scales()) {
            list.add(Jsons.object()
                    .add("@id", edition.uri(node) + "/postcoordinationScale/" + scale.axis())
                    .add("axisName", Uris.SCHEMA + scale.axis())
                    .add("requiredPostcoordination", String.valueOf(scale.required()))
                    .add("allowMultipleValues", scale.multiple())
                    .add(
                            "scaleEntity",
                            Jsons.strings(scale.values().stream()
                                    .map(id ->
                                            Uris.linearization(edition.release().id(), node.linearization) + "/" + id)
                                    .toList())));
        }
        JsonArray built = list.build();
        if (!built.isEmpty()) {
            out.add("postcoordinationScale", built);
        }
    }

    /** First the title, then other names, then those of foundation entities below the shoreline. */
    private static void indexTerms(JsonObjectBuilder out, Edition edition, Node node) {
        if (node.code.isEmpty() || node.parent == null) {
            return;
        }
        String language = edition.language();
        JsonArrayBuilder list = Jsons.array();
        for (IndexTerm term : IndexTerm.of(edition, node)) {
            if (term.source() == node) {
                JsonObjectBuilder own = Jsons.object()
                        .add("label", Localized.text(language, term.label().shown(language)));
                if (term.deprecated()) {
                    own.add("deprecated", true);
                }
                list.add(own);
            } else {
                list.add(Localized.termFrom(term.source(), term.label(), term.deprecated(), language));
            }
        }
        out.add("indexTerm", list);
    }
}
