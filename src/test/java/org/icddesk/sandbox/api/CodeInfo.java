// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.sandbox.catalogue.Cluster;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Simplifications;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Parameters;

/** WHO's CodeInfo: which entity a code stands for, and what a combination's parts mean. */
final class CodeInfo {

    private CodeInfo() {}

    static Optional<Answer> answer(Edition edition, String code, Parameters asked) {
        boolean flexible = asked.flag("flexiblemode", false);
        boolean terminal = asked.flag("convertToTerminalCodes", false);
        return Cluster.of(edition, code, flexible, terminal).map(cluster -> Answer.json(of(edition, code, cluster)));
    }

    private static JsonObject of(Edition edition, String asked, Cluster cluster) {
        String code =
                cluster.isPlain() ? cluster.stem().codeIn(edition.release().id()) : cluster.code();
        JsonObjectBuilder out = Jsons.object()
                .add("@context", Uris.context("CodeInfo"))
                .add("@id", Uris.codeInfo(edition.release().id(), edition.linearization(), asked))
                .add("code", code)
                .add("stemId", edition.uri(cluster.stem()));
        if (!cluster.isPlain()) {
            out.add("stemCode", cluster.stem().code);
        }
        Simplifications.of(code)
                .filter(simple -> edition.byCode(simple).isPresent())
                .ifPresent(simple -> out.add("simplifiedCode", simple).add("simplifiedStemCode", simple));
        Map<String, List<String>> axes = new TreeMap<>();
        cluster.values().forEach(value -> axes.computeIfAbsent(value.axis(), any -> new ArrayList<>())
                .add(value.cluster().code()));
        axes.forEach((axis, codes) -> out.add(axis, Jsons.strings(codes)));
        return out.build();
    }
}
