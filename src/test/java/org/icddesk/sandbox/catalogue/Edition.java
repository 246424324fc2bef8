// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What one request looks at: a linearization (or the foundation) in a release and a language.
 *
 * @param linearization {@code mms}, {@code icf} or {@code foundation}
 * @param language one of the release's, never another
 */
public record Edition(Catalogue catalogue, String linearization, Release release, String language) {

    public boolean isFoundation() {
        return linearization.equals("foundation");
    }

    public Optional<Node> find(String id) {
        return isFoundation()
                ? catalogue.inFoundation(release.id(), id)
                : catalogue.inLinearization(linearization, release.id(), id);
    }

    public Optional<Node> byCode(String code) {
        return catalogue.byCode(linearization, release.id(), code);
    }

    public List<Node> roots() {
        return catalogue.roots(linearization, release.id());
    }

    public List<Node> children(Node node) {
        return isFoundation()
                ? node.foundationChildren.stream()
                        .filter(child -> child.existsIn(release.id()))
                        .toList()
                : node.children(release.id());
    }

    public boolean isLeaf(Node node) {
        return children(node).isEmpty();
    }

    public String uri(Node node) {
        return isFoundation() ? Uris.foundation(node.id) : Uris.entity(release.id(), node);
    }

    /** The title as shown, with WHO's suffix when it is not translated. */
    public String title(Node node) {
        return node.titleIn(release.id()).shown(language);
    }

    /** The same release and language, another linearization. */
    public Edition of(String other) {
        return new Edition(catalogue, other, release, language);
    }
}
