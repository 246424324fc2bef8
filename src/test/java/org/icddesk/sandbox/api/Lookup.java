// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.Optional;
import java.util.Set;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Parameters;

/** WHO's lookup: from a foundation entity to the one of the linearization that stands for it. */
final class Lookup {

    private Lookup() {}

    /** An entity with a code is found as it is, a grouping as its unspecified residual. */
    static Optional<Answer> answer(Edition edition, Parameters asked) {
        String release = edition.release().id();
        return edition.catalogue()
                .aggregated(edition.linearization(), release, Uris.idOf(asked.get("foundationUri")))
                .map(node -> node.code.isEmpty() ? node.terminal(release) : node)
                .map(node -> Answer.json(LinearizationEntity.of(edition, node, Set.of())));
    }
}
