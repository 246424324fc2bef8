// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Cluster;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Simplifications;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Parameters;

/** WHO's describe: the entities behind a code or URI, or behind a combination of them. */
final class Describe {

    private Describe() {}

    static Optional<Answer> answer(Edition edition, Parameters asked) {
        String code = asked.get("code");
        if (code.isEmpty()) {
            Optional<String> translated = code(edition, asked.get("uri"));
            if (translated.isEmpty()) {
                return grouping(edition, asked.get("uri"));
            }
            code = translated.get();
        }
        if (asked.flag("simplify", false)) {
            code = Simplifications.of(code).orElse(code);
        }
        return Cluster.of(edition, code, asked.flag("flexiblemode", false), asked.flag("convertToTerminalCodes", false))
                .map(cluster -> Answer.json(of(edition, cluster)));
    }

    private static JsonObject of(Edition edition, Cluster cluster) {
        JsonObjectBuilder out = Jsons.object()
                .add("code", cluster.code())
                .add("linearizationUri", cluster.joined(edition::uri))
                .add("foundationUri", cluster.joined(Describe::foundationUri))
                .add("label", cluster.joined(edition::title));
        if (!cluster.isPlain()) {
            out.add("stemCode", cluster.stem().code)
                    .add("stemLinearizationUri", edition.uri(cluster.stem()))
                    .add("stemFoundationUri", foundationUri(cluster.stem()))
                    .add("stemLabel", edition.title(cluster.stem()))
                    .add("postcoordinationValues", values(edition, cluster));
        }
        return out.build();
    }

    private static JsonArrayBuilder values(Edition edition, Cluster cluster) {
        Map<String, JsonArrayBuilder> axes = new LinkedHashMap<>();
        cluster.values().forEach(value -> axes.computeIfAbsent(value.axis(), any -> Jsons.array())
                .add(of(edition, value.cluster())));
        JsonArrayBuilder list = Jsons.array();
        axes.forEach((axis, values) ->
                list.add(Jsons.object().add("axisName", Uris.SCHEMA + axis).add("values", values)));
        return list;
    }

    /** An entity without a code has only its places and its title. */
    private static Optional<Answer> grouping(Edition edition, String uri) {
        return edition.find(Uris.idOf(uri))
                .map(node -> Answer.json(Jsons.object()
                        .add("linearizationUri", edition.uri(node))
                        .add("foundationUri", foundationUri(node))
                        .add("label", edition.title(node))
                        .build()));
    }

    /** The residual form is DORIS' recorded one. */
    static String foundationUri(Node node) {
        return node.isResidual()
                ? Uris.foundation(node.entityId()) + "/" + node.linearization
                        + node.id.substring(node.entityId().length())
                : Uris.foundation(node.id);
    }

    /** The code of a URI, or of URIs joined by {@code  & } and {@code  / }; empty if one of them has none. */
    static Optional<String> code(Edition edition, String uris) {
        StringBuilder code = new StringBuilder();
        for (String stem : uris.split(" / ")) {
            code.append(code.isEmpty() ? "" : "/");
            String joint = "";
            for (String uri : stem.split(" & ")) {
                Optional<Node> node = edition.catalogue()
                        .aggregated(edition.linearization(), edition.release().id(), Uris.idOf(uri))
                        .filter(found -> !found.code.isEmpty());
                if (node.isEmpty()) {
                    return Optional.empty();
                }
                code.append(joint).append(node.get().code);
                joint = "&";
            }
        }
        return Optional.of(code.toString());
    }
}
