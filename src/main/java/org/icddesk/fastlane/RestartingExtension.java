// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Gives refusals of the server itself a page: while it is suspended, and while the application waits for its last requests
 * before it is undeployed, it answers 503 without a word.
 */
public final class RestartingExtension implements ServletExtension {

    public RestartingExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            exchange.addDefaultResponseListener(RestartingPage::send);
            next.handleRequest(exchange);
        });
    }
}
