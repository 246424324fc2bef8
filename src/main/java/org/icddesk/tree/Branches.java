// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Release;

/** Reads one classification as a hierarchy. */
interface Branches {

    /**
     * {@return the uppermost classes}
     *
     * @throws org.icddesk.gateway.IcdFailure if WHO does not answer
     */
    List<IcdUri> top();

    /**
     * {@return the children of a class, or of the classification itself}
     *
     * @throws org.icddesk.gateway.IcdFailure if WHO does not answer
     */
    List<IcdUri> below(IcdUri uri);

    /**
     * {@return what is known of each class asked for, in the order of the question; no failure of one spoils another}
     */
    Map<IcdUri, Node> nodes(Collection<IcdUri> uris);

    /** {@return the branches of the classification that an identifier belongs to} */
    static Branches of(IcdUri uri, Optional<Release> release, Language language, IcdGateway gateway) {
        if (uri instanceof LinearizationUri entity) {
            return new Icd11Branches(entity.root(), language, gateway);
        }
        return uri instanceof FoundationUri
                ? new FoundationBranches(release, language, gateway)
                : new Icd10Branches(((Icd10Uri) uri).release(), language, gateway);
    }

    /** {@return whether an identifier is that of a classification and not of a class in it} */
    static boolean isRoot(IcdUri uri) {
        if (uri instanceof LinearizationUri entity) {
            return entity.isRoot();
        }
        return uri instanceof FoundationUri entity ? entity.isRoot() : ((Icd10Uri) uri).isRoot();
    }

    /** {@return the classification that an identifier belongs to, in the same release} */
    static IcdUri root(IcdUri uri) {
        if (uri instanceof LinearizationUri entity) {
            return entity.root();
        }
        return uri instanceof FoundationUri
                ? FoundationUri.ROOT
                : new Icd10Uri(((Icd10Uri) uri).release(), Optional.empty());
    }
}
