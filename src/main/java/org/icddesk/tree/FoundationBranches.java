// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.FoundationEntity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Release;

/** Reads the hierarchy of the foundation; of several parents of an entity, the first counts. */
record FoundationBranches(Optional<Release> release, Language language, IcdGateway gateway) implements Branches {

    @Override
    public List<IcdUri> top() {
        return List.copyOf(gateway.foundation(release, language).value().children());
    }

    @Override
    public List<IcdUri> below(IcdUri uri) {
        return Branches.isRoot(uri)
                ? top()
                : List.copyOf(gateway.foundationEntity((FoundationUri) uri, release, language, Set.of())
                        .value()
                        .children());
    }

    @Override
    public Map<IcdUri, Node> nodes(Collection<IcdUri> uris) {
        Map<IcdUri, Node> nodes = new LinkedHashMap<>();
        gateway.foundationEntities(
                        uris.stream().map(FoundationUri.class::cast).toList(), release, language, Patience.SUGGESTION)
                .forEach(attempt -> nodes.put(
                        attempt.uri(),
                        attempt.answer()
                                .map(answer -> node(answer.value()))
                                .orElseGet(() -> Node.unknown(attempt.uri()))));
        return nodes;
    }

    private static Node node(FoundationEntity entity) {
        return new Node(
                entity.uri(),
                "",
                Optional.of(entity.title()),
                entity.parents().stream().findFirst().map(IcdUri.class::cast),
                List.copyOf(entity.children()));
    }
}
