// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Release;

/**
 * Asks for the classes of one classification, level by level.
 *
 * @param root the classification, in one release
 * @param release the release of the foundation; empty for its latest; other identifiers name their own
 * @param language the language of the titles
 * @param gateway the way to WHO
 */
record Branches(IcdUri root, Optional<Release> release, Language language, IcdGateway gateway) {

    /**
     * {@return the uppermost classes}
     *
     * @throws IcdFailure when WHO does not tell
     */
    List<IcdUri> top() {
        return List.copyOf(gateway.top(root, release, language).value().children());
    }

    /**
     * {@return the children of a class, or of the classification itself}
     *
     * @throws IcdFailure when WHO does not tell
     */
    List<IcdUri> below(IcdUri uri) {
        return uri.isRoot()
                ? top()
                : List.copyOf(gateway.entity(uri, release, language).value().children());
    }

    /** {@return what is known of each class asked for, in the order of the question; no failure of one spoils another} */
    Map<IcdUri, Node> nodes(Collection<IcdUri> uris) {
        Map<IcdUri, Node> nodes = new LinkedHashMap<>();
        gateway.entities(uris, release, language, Patience.SUGGESTION)
                .forEach(attempt -> nodes.put(
                        attempt.uri(),
                        attempt.answer()
                                .map(answer -> Node.of(answer.value()))
                                .orElseGet(() -> Node.unknown(attempt.uri()))));
        return nodes;
    }
}
