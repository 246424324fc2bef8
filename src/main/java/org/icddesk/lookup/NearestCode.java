// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.web.Link;
import org.icddesk.web.Problem;

/** The problem of a code that does not exist, with a way to the nearest one that does. */
public final class NearestCode {

    private NearestCode() {}

    /** {@return the problem: 404, with links to what is nearest to the codes} */
    public static Problem problem(List<MissingCode> missing) {
        if (missing.isEmpty()) {
            return new Problem(404, "entity");
        }
        MissingCode first = missing.get(0);
        String key = first.classification() == Classification.MMS
                ? "code"
                : "code-" + first.classification().segment();
        return new Problem(404, key, first.code(), first.release().id())
                .withLinks(missing.stream()
                        .flatMap(code -> code.nearest().stream())
                        .map(match -> link(match.entity().value()))
                        .toList());
    }

    private static Link link(IcdEntity entity) {
        return new Link(entity.code() + " " + entity.title().value(), BrowseContext.address(entity.uri()));
    }
}
