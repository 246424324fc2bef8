// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Texts;

/**
 * One text by which an entity can be found.
 *
 * @param target entity of the linearization searched (or of the foundation)
 * @param source entity that the text belongs to: the target, or one below the shoreline
 * @param property WHO's name of the property
 * @param text as shown in results, without the suffix for missing translations
 * @param translated whether the text is in the index's language
 * @param since first release that has the text
 * @param until last release that has it
 */
record SearchDocument(
        Node target, Node source, String property, String text, boolean translated, String since, String until) {

    boolean existsIn(String release) {
        return since.compareTo(release) <= 0
                && release.compareTo(until) <= 0
                && target.existsIn(release)
                && source.existsIn(release);
    }

    String shown() {
        return translated ? text : text + Texts.UNTRANSLATED;
    }

    /** Whether this is the title of the target itself. */
    boolean isOwnTitle() {
        return source == target && property.equals("Title");
    }
}
