// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerTimeout;

/**
 * Reads one classification as a hierarchy, level by level.
 *
 * @param root the classification, in one release
 * @param release the release to ask for where the root is the foundation; empty for its latest
 * @param language the language of the titles
 */
record HierarchySource(IcdUri root, Optional<Release> release, Language language, IcdGateway gateway) {

    /**
     * {@return the uppermost classes}
     *
     * @throws IcdFailure if WHO does not answer
     */
    List<IcdUri> roots() {
        return List.copyOf(gateway.top(root, release, language).value().children());
    }

    /**
     * {@return the children of a class, or of the classification itself}
     *
     * @throws IcdFailure if WHO does not answer
     */
    List<IcdUri> children(IcdUri uri) {
        return uri.isRoot()
                ? roots()
                : List.copyOf(gateway.entity(uri, release, language).value().children());
    }

    /**
     * {@return the nodes of classes in the given order; a class that cannot be loaded is {@link HierarchyNode#unknown}}
     */
    Map<IcdUri, HierarchyNode> nodes(Collection<IcdUri> uris) {
        Map<IcdUri, HierarchyNode> nodes = new LinkedHashMap<>();
        gateway.entities(uris, release, language, AnswerTimeout.SUGGESTION)
                .forEach(attempt -> nodes.put(
                        attempt.uri(),
                        attempt.answer()
                                .map(answer -> HierarchyNode.of(answer.value()))
                                .orElseGet(() -> HierarchyNode.unknown(attempt.uri()))));
        return nodes;
    }
}
