// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Patience;

/** Reads the hierarchy of a linearization of ICD-11. */
record Icd11Branches(LinearizationUri root, Language language, IcdGateway gateway) implements Branches {

    @Override
    public List<IcdUri> top() {
        return List.copyOf(gateway.classification(root.release().orElseThrow(), root.linearization(), language)
                .value()
                .children());
    }

    @Override
    public List<IcdUri> below(IcdUri uri) {
        return Branches.isRoot(uri)
                ? top()
                : List.copyOf(gateway.entity((LinearizationUri) uri, language, Set.of())
                        .value()
                        .children());
    }

    @Override
    public Map<IcdUri, Node> nodes(Collection<IcdUri> uris) {
        Map<IcdUri, Node> nodes = new LinkedHashMap<>();
        gateway.entities(uris.stream().map(LinearizationUri.class::cast).toList(), language, Patience.SUGGESTION)
                .forEach(attempt -> nodes.put(
                        attempt.uri(),
                        attempt.answer()
                                .map(answer -> node(answer.value()))
                                .orElseGet(() -> Node.unknown(attempt.uri()))));
        return nodes;
    }

    private static Node node(Entity entity) {
        return new Node(
                entity.uri(),
                entity.code(),
                Optional.of(entity.title()),
                entity.parent().map(IcdUri.class::cast),
                List.copyOf(entity.children()));
    }
}
