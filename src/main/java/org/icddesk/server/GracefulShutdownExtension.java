// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import static java.lang.System.Logger.Level.INFO;

import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.LifecycleInterceptor;
import io.undertow.servlet.api.ServletInfo;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Graceful shutdown: lets requests in progress finish before the application is undeployed. The server sends no new
 * requests by then, but does not wait for running ones, which would lose the servlets and beans that answer them. Those that are
 * still in progress after two seconds are told by {@link UndeploymentDeadline} to end at once.
 */
public final class GracefulShutdownExtension implements ServletExtension {

    private static final System.Logger LOG = System.getLogger("org.icddesk.web");

    /** Most requests take milliseconds; the few that wait for WHO must not delay the next deployment. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** What an answer takes that waits for nothing. */
    private static final Duration MAX_ANSWER = Duration.ofSeconds(2);

    public GracefulShutdownExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> {
            GracefulShutdownHandler requests = new GracefulShutdownHandler(next);
            deployment.addLifecycleInterceptor(new AwaitRequestsInterceptor(requests));
            return requests;
        });
    }

    /** Waits for requests before the first servlet or filter is destroyed; at the others it is too late. */
    private static final class AwaitRequestsInterceptor implements LifecycleInterceptor {

        private final GracefulShutdownHandler requests;
        private final AtomicBoolean awaited = new AtomicBoolean();

        private AwaitRequestsInterceptor(GracefulShutdownHandler requests) {
            this.requests = requests;
        }

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
            if (awaited.getAndSet(true)) {
                return;
            }
            requests.shutdown();
            try {
                if (!requests.awaitShutdown(MAX_WAIT.toMillis())) {
                    LOG.log(INFO, "ICDDESK-W007 Undeployed while requests wait for WHO: they are answered with 503");
                    CDI.current()
                            .getBeanManager()
                            .getEvent()
                            .select(UndeploymentDeadline.class)
                            .fire(new UndeploymentDeadline());
                    requests.awaitShutdown(MAX_ANSWER.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
