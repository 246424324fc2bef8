// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts the fast lane in front of the application's servlets and filters when the application is deployed. */
public final class FastLaneExtension implements ServletExtension {

    public FastLaneExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new FastLaneHandler(context, next));
    }
}
