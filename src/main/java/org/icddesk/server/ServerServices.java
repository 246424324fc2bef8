// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;

/** Looks up the server's services live, so that changes in the console take effect without a restart. */
public final class ServerServices implements ServiceActivator {

    private static final ServiceName ANSWERS = ServiceName.parse("org.wildfly.clustering.infinispan.cache.icd.answers");

    private static volatile ServiceRegistry registry;
    private static volatile Supplier<Object> answers;

    public ServerServices() {}

    /**
     * Keeps a reference to the server's services, and has the server start the cache of shared answers if it is configured:
     * it starts a cache only for those who require it.
     */
    @Override
    public void activate(ServiceActivatorContext context) {
        registry = context.getServiceRegistry();
        if (registry.getService(ANSWERS) != null) {
            ServiceBuilder<?> builder = context.getServiceTarget().addService();
            answers = builder.requires(ANSWERS);
            builder.setInstance(Service.NULL).install();
        }
    }

    /** {@return whether the server is configured to share answers with others, {@code cache-container=icd}} */
    public static boolean sharesAnswers() {
        return answers != null;
    }

    /** {@return the cache of shared answers, an {@code org.infinispan.Cache}; empty until it has started} */
    public static Optional<Object> sharedAnswers() {
        Supplier<Object> cache = answers;
        try {
            return cache == null ? Optional.empty() : Optional.ofNullable(cache.get());
        } catch (IllegalStateException notStarted) {
            return Optional.empty();
        }
    }

    /** {@return why the cache of shared answers did not start; empty if it has, or may yet} */
    public static Optional<String> sharedAnswersFault() {
        return registry == null ? Optional.empty() : faultBelow(ANSWERS, new HashSet<>());
    }

    /** {@return the fault of a service, or of one that it requires} */
    @SuppressWarnings("deprecation")
    private static Optional<String> faultBelow(ServiceName name, Set<ServiceName> seen) {
        ServiceController<?> service = seen.add(name) ? registry.getService(name) : null;
        if (service == null || service.getState() == ServiceController.State.UP) {
            return Optional.empty();
        }
        return fault(service).or(() -> service.requires().stream()
                .flatMap(required -> faultBelow(required, seen).stream())
                .findFirst());
    }

    /**
     * Looks up a service.
     *
     * @param name its name, such as {@code org.wildfly.security.credential-store.icd}
     * @return the service as it is now; empty if the server has none of that name
     */
    // NOTE: deprecated for services that depend on each other; there is no other way to look one up at any time.
    @SuppressWarnings("deprecation")
    public static Optional<ServerService> find(String name) {
        ServiceController<?> service = registry == null ? null : registry.getService(ServiceName.parse(name));
        if (service == null) {
            return Optional.empty();
        }
        return Optional.of(
                service.getState() == ServiceController.State.UP
                        ? new ServerService(Optional.ofNullable(service.getValue()), Optional.empty())
                        : new ServerService(Optional.empty(), fault(service)));
    }

    /**
     * {@return the innermost words on the file, or else the innermost ones: the outer say that the service did not
     * start}
     */
    private static Optional<String> fault(ServiceController<?> service) {
        String words = null;
        String onTheFile = null;
        for (Throwable cause = service.getStartException(); cause != null; cause = cause.getCause()) {
            words = cause.getMessage() == null ? words : cause.getMessage();
            onTheFile = cause instanceof IOException ? cause.getMessage() : onTheFile;
        }
        return Optional.ofNullable(onTheFile == null ? words : onTheFile);
    }
}
