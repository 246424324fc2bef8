// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.LifecycleInterceptor;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.time.Duration;

/**
 * Graceful shutdown: lets requests in progress finish before the application is undeployed. The server sends no new
 * requests by then, but does not wait for running ones, which would lose the servlets and beans that answer them.
 */
public final class GracefulShutdownExtension implements ServletExtension {

    /** Most requests take milliseconds; the few that wait for WHO must not delay the next deployment. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    public GracefulShutdownExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> {
            GracefulShutdownHandler requests = new GracefulShutdownHandler(next);
            deployment.addLifecycleInterceptor(new AwaitRequestsInterceptor(requests));
            return requests;
        });
    }

    /**
     * Waits for requests before the first servlet or filter is destroyed; at the others there is nothing to wait for.
     */
    private record AwaitRequestsInterceptor(GracefulShutdownHandler requests) implements LifecycleInterceptor {

        @Override
        public void init(ServletInfo info, Servlet servlet, LifecycleContext initialisation) throws ServletException {
            initialisation.proceed();
        }

        @Override
        public void init(FilterInfo info, Filter filter, LifecycleContext initialisation) throws ServletException {
            initialisation.proceed();
        }

        @Override
        public void destroy(ServletInfo info, Servlet servlet, LifecycleContext end) throws ServletException {
            awaitRequests();
            end.proceed();
        }

        @Override
        public void destroy(FilterInfo info, Filter filter, LifecycleContext end) throws ServletException {
            awaitRequests();
            end.proceed();
        }

        private void awaitRequests() {
            requests.shutdown();
            try {
                requests.awaitShutdown(MAX_WAIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
