// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Puts the {@link AdmissionHandler} in front of the servlets. */
public final class AdmissionExtension implements ServletExtension {

    public AdmissionExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new AdmissionHandler(
                next,
                () -> Optional.ofNullable((AdmissionQueue) context.getAttribute(AdmissionQueue.class.getName()))));
    }
}
