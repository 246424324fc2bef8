// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.IcdUri;

/**
 * What one service answers for: the entities of a classification's release, and a language.
 *
 * @param context the classification, its release, which is present, and the language
 */
record EntitySpace(BrowseContext context) {

    /** {@return what all identifiers begin with: WHO's, up to the release or the linearization} */
    String identifierSpace() {
        return root().canonical() + "/";
    }

    /** {@return the identifier of an entity within the space, such as {@code A00.0} or {@code 257068234/other}} */
    String id(IcdUri uri) {
        return context.release()
                .map(uri::in)
                .orElse(uri)
                .canonical()
                .substring(identifierSpace().length());
    }

    /** {@return the entity of an identifier; empty if it cannot be one of the space} */
    Optional<IcdUri> entity(String id) {
        return IcdUri.parse(identifierSpace() + id.strip())
                .filter(uri -> !uri.isRoot() && uri.root().equals(root()));
    }

    /** {@return the path of the service below the path of the API} */
    String path() {
        return "reconcile/" + context.classification().segment() + "/" + release() + "/"
                + context.language().tag();
    }

    /** {@return the name of the service, in English} */
    String name() {
        String classification = context.classification() == Classification.ICD10
                ? "ICD-10"
                : context.classification() == Classification.ICF ? "ICF" : "ICD-11 MMS";
        return classification + " " + release() + " (" + context.language().tag() + ")";
    }

    private IcdUri root() {
        return context.classification().root().in(context.release().orElseThrow());
    }

    private String release() {
        return context.release().orElseThrow().id();
    }
}
