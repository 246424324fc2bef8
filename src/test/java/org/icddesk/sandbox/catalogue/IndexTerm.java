// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A name under which an entity of a linearization can be found.
 *
 * @param source the entity itself, or one below the shoreline that is aggregated into it
 * @param property {@code Title}, {@code Synonym}, {@code NarrowerTerm} or {@code FullySpecifiedName}
 */
public record IndexTerm(Node source, String property, Texts label, boolean deprecated) {

    /** In WHO's order: title, inclusions, synonyms, fully specified name, then the same of what lies below. */
    public static List<IndexTerm> of(Edition edition, Node node) {
        List<IndexTerm> found = new ArrayList<>();
        own(edition, node, found);
        below(edition, node, found);
        return found;
    }

    private static void own(Edition edition, Node node, List<IndexTerm> found) {
        found.add(new IndexTerm(node, "Title", node.titleIn(edition.release().id()), false));
        Details details = node.detailsIn(edition.release().id());
        add(node, "Synonym", details.inclusions(), found);
        add(node, "Synonym", details.synonyms(), found);
        add(node, "NarrowerTerm", details.narrowerTerms(), found);
        if (!details.fullySpecifiedName().isEmpty()) {
            found.add(new IndexTerm(node, "FullySpecifiedName", details.fullySpecifiedName(), false));
        }
    }

    private static void add(Node node, String property, List<Term> terms, List<IndexTerm> found) {
        for (Term term : terms) {
            if (!term.label().isEmpty()) {
                found.add(new IndexTerm(node, property, term.label(), term.deprecated()));
            }
        }
    }

    private static void below(Edition edition, Node node, List<IndexTerm> found) {
        for (Node child : node.foundationChildren) {
            boolean aggregatedHere = child.linearization.equals("foundation") && child.foundationParents.get(0) == node;
            if (aggregatedHere && child.existsIn(edition.release().id())) {
                own(edition, child, found);
                below(edition, child, found);
            }
        }
    }
}
