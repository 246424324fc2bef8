// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ThreadSetupHandler;
import jakarta.servlet.ServletContext;

/** Lets {@link InternalRequest} complete what the container has made for it. */
public final class InternalRequestExtension implements ServletExtension {

    public InternalRequestExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addThreadSetupAction(new ThreadSetupHandler() {
            @Override
            public <T, C> Action<T, C> create(Action<T, C> action) {
                return (exchange, state) -> {
                    InternalRequest.complete(exchange, state);
                    return action.call(exchange, state);
                };
            }
        });
    }
}
