// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * What one request looks at: a linearization (or the foundation) in a release and a language.
 *
 * @param linearization {@code mms}, {@code icf} or {@code foundation}
 * @param language one of the release's, never another
 */
record Edition(Catalogue catalogue, String linearization, Release release, String language) {

    boolean isFoundation() {
        return linearization.equals("foundation");
    }

    Optional<Node> find(String id) {
        return isFoundation()
                ? catalogue.inFoundation(release.id(), id)
                : catalogue.inLinearization(linearization, release.id(), id);
    }

    Optional<Node> byCode(String code) {
        return catalogue.byCode(linearization, release.id(), code);
    }

    List<Node> roots() {
        return catalogue.roots(linearization, release.id());
    }

    List<Node> children(Node node) {
        return isFoundation()
                ? node.foundationChildren.stream()
                        .filter(child -> child.existsIn(release.id()))
                        .toList()
                : node.children(release.id());
    }

    boolean isLeaf(Node node) {
        return children(node).isEmpty();
    }

    String uri(Node node) {
        return isFoundation() ? Uris.foundation(node.id) : Uris.entity(release.id(), node);
    }

    /** The title as shown, with WHO's suffix when it is not translated. */
    String title(Node node) {
        return node.titleIn(release.id()).shown(language);
    }

    /** The same release and language, another linearization. */
    Edition of(String other) {
        return new Edition(catalogue, other, release, language);
    }
}
