// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Release;

/** Reads the hierarchy of ICD-10. */
record Icd10Branches(Optional<Release> release, Language language, IcdGateway gateway) implements Branches {

    @Override
    public List<IcdUri> top() {
        return List.copyOf(
                gateway.icd10(release.orElseThrow(), language).value().children());
    }

    @Override
    public List<IcdUri> below(IcdUri uri) {
        return Branches.isRoot(uri)
                ? top()
                : List.copyOf(
                        gateway.icd10Entity((Icd10Uri) uri, language).value().children());
    }

    @Override
    public Map<IcdUri, Node> nodes(Collection<IcdUri> uris) {
        Map<IcdUri, Node> nodes = new LinkedHashMap<>();
        gateway.icd10Entities(uris.stream().map(Icd10Uri.class::cast).toList(), language, Patience.SUGGESTION)
                .forEach(attempt -> nodes.put(
                        attempt.uri(),
                        attempt.answer()
                                .map(answer -> node(answer.value()))
                                .orElseGet(() -> Node.unknown(attempt.uri()))));
        return nodes;
    }

    private static Node node(Icd10Entity entity) {
        return new Node(
                entity.uri(),
                entity.code(),
                Optional.of(entity.title()),
                entity.parent().map(IcdUri.class::cast),
                List.copyOf(entity.children()));
    }
}
