// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.Trail;
import org.icddesk.web.Freshness;

/** Tells whether a rendered page is still current: the gateway would give the same answers now. */
@ApplicationScoped
public class AnswerFreshness implements Freshness {

    private final IcdGateway gateway;

    protected AnswerFreshness() {
        this(null);
    }

    @Inject
    public AnswerFreshness(IcdGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Watch begin() {
        Trail trail = gateway.trail();
        return new Watch() {
            @Override
            public boolean isUnchanged() {
                return trail.isUnchanged();
            }

            @Override
            public void close() {
                trail.close();
            }
        };
    }
}
