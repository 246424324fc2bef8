// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.icddesk.server.ServerServices;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;

/** Stands in for the server's services, of which it has at most one: a store of its security subsystem. */
public final class StubServices {

    private static final String SECURITY = "org.wildfly.security.";

    private StubServices() {}

    /** Gives the application a server without services. */
    public static void none() {
        store(() -> null);
    }

    /**
     * Gives the application a server with a store.
     *
     * @param store the service, asked for at each look-up; null for none
     */
    public static void store(Supplier<ServiceController<?>> store) {
        ServiceRegistry registry = proxy(
                ServiceRegistry.class,
                name -> ((ServiceName) name).getCanonicalName().startsWith(SECURITY) ? store.get() : null);
        new ServerServices().activate(proxy(ServiceActivatorContext.class, none -> registry));
    }

    private static <T> T proxy(Class<T> type, UnaryOperator<Object> result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> result.apply(arguments == null ? "" : arguments[0])));
    }
}
