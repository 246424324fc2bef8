// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.icddesk.testing.Guard;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** The management interface of a server, for tests that ask more of it than the command line tool gives in good time. */
public final class Management implements AutoCloseable {

    private final ModelControllerClient client;

    private Management(ModelControllerClient client) {
        this.client = client;
    }

    /** {@return a connection to a server's management interface} */
    public static Management of(DeskServer server) {
        return new Management(ModelControllerClient.Factory.create(new ModelControllerClientConfiguration.Builder()
                .setHostName("localhost")
                .setPort(server.setup().ports().management())
                .setConnectionTimeout(Guard.MILLIS)
                .build()));
    }

    /**
     * Sets the level of a log category, which is made if there is none.
     *
     * @param category its name
     * @param level its level, such as {@code TRACE}
     */
    public void log(String category, String level) {
        ModelNode address = address("subsystem", "logging", "logger", category);
        ModelNode add = Operations.createAddOperation(address);
        add.get("level").set(level);
        if (!succeeds(add)) {
            run(Operations.createWriteAttributeOperation(address, "level", level));
        }
    }

    /**
     * Sets the level of all that no category of its own says more of or less.
     *
     * @param level the level, such as {@code TRACE}
     */
    public void rootLog(String level) {
        run(Operations.createWriteAttributeOperation(
                address("subsystem", "logging", "root-logger", "ROOT"), "level", level));
    }

    /**
     * Has the server log a line of each request to its own log, from now on.
     *
     * @param pattern what it logs, in Undertow's signs
     */
    public void logRequests(String pattern) {
        ModelNode add = Operations.createAddOperation(accessLog());
        add.get("pattern").set(pattern);
        add.get("use-server-log").set(true);
        run(add);
    }

    /** Ends {@link #logRequests}. */
    public void logNoRequests() {
        run(Operations.createRemoveOperation(accessLog()));
    }

    private static ModelNode accessLog() {
        return address(
                "subsystem", "undertow", "server", "default-server", "host", "default-host", "setting", "access-log");
    }

    /** {@return how many requests wait for a thread of the pool that runs servlets} */
    public int waitingForThreads() {
        ModelNode read =
                Operations.createReadAttributeOperation(address("subsystem", "io", "worker", "default"), "queue-size");
        return run(read).asInt();
    }

    /** Takes ICD Desk away and deploys it again; returns when it is there again. */
    public void redeploy() {
        run(Operations.createOperation("redeploy", address("deployment", "icd-desk.war")));
    }

    /** Lets the threads of the container's timers end when they have nothing to do, all but one. */
    public void endIdleTimerThreads() {
        ModelNode pool = address("subsystem", "ejb3", "thread-pool", "default");
        ModelNode moment = new ModelNode();
        moment.get("time").set(200);
        moment.get("unit").set("MILLISECONDS");
        run(Operations.createWriteAttributeOperation(pool, "keepalive-time", moment));
        run(Operations.createWriteAttributeOperation(pool, "core-threads", 1));
    }

    /** {@return every resource and attribute of the server, also those of its running state, as text} */
    public String everything() {
        return read(new ModelNode().setEmptyList());
    }

    /** {@return a resource with all below it, also its running state, as text} */
    public String read(String... address) {
        return read(address(address));
    }

    private String read(ModelNode address) {
        ModelNode read = Operations.createReadResourceOperation(address, true);
        read.get("include-runtime").set(true);
        return run(read).asString();
    }

    private ModelNode run(ModelNode operation) {
        ModelNode outcome = execute(operation);
        if (!Operations.isSuccessfulOutcome(outcome)) {
            throw new IllegalStateException(
                    Operations.getFailureDescription(outcome).asString());
        }
        return Operations.readResult(outcome);
    }

    private boolean succeeds(ModelNode operation) {
        return Operations.isSuccessfulOutcome(execute(operation));
    }

    private ModelNode execute(ModelNode operation) {
        try {
            return client.execute(operation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelNode address(String... pairs) {
        return Operations.createAddress(pairs);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
