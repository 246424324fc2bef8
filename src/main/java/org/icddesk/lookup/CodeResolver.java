// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;

/** Finds the entities that codes and identifiers name, in every classification that can have them. */
@ApplicationScoped
public class CodeResolver {

    private final IcdGateway gateway;
    private final ReleaseCatalogue catalogue;

    protected CodeResolver() {
        this(null, null);
    }

    @Inject
    public CodeResolver(IcdGateway gateway, ReleaseCatalogue catalogue) {
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    /**
     * Resolves a reading. Makes at most {@value EntityFinder#MAX_REQUESTS} requests for entities and codes; a failure
     * of one does not keep the others from being made.
     *
     * @return what was found; never fails
     */
    public Resolution resolve(CodeReading reading, LookupScope scope) {
        return new ReadingResolver(new EntityFinder(gateway, catalogue, scope), scope).resolve(reading);
    }

    /** {@return the release in which a scope looks a classification up; a failure if it cannot be found out} */
    public Release release(Classification classification, LookupScope scope) {
        return new EntityFinder(gateway, catalogue, scope).release(classification);
    }
}
