// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.icddesk.configuration.Configuration;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;

/**
 * The outbound HTTP client: sends a request on the caller's thread and returns a complete response within its deadline.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = Outbound.LOOKUPS, maxAsync = Outbound.HOSTS)
@ManagedScheduledExecutorDefinition(name = Outbound.WATCHDOG, maxAsync = 2)
public class Outbound {

    // NOTE: threads of its own, so that deadlines hold whatever else this or another application does on the server.
    static final String WATCHDOG = "java:module/concurrent/icd-watchdog";
    static final String LOOKUPS = "java:module/concurrent/icd-lookups";
    // NOTE: the ICD API, the token endpoint and the proxy; each is looked up once at a time, and a lookup may hang.
    static final int HOSTS = 3;

    private OutboundSettings settings;
    private Client client;

    @Resource(lookup = WATCHDOG)
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = LOOKUPS)
    private ManagedExecutorService lookups;

    private ScheduledExecutorService watchdog;
    private volatile boolean closed;

    protected Outbound() {}

    @Inject
    public Outbound(Configuration configuration) {
        settings = OutboundSettings.usual(configuration.proxyUrl());
    }

    /**
     * Creates a client without a container.
     *
     * @param settings the connection settings
     * @param watchdog aborts calls whose deadline has passed; must not be blocked by anything else
     * @param lookups looks names up, off the caller's thread
     */
    public Outbound(OutboundSettings settings, ScheduledExecutorService watchdog, Executor lookups) {
        this.settings = settings;
        open(watchdog, lookups);
    }

    /** Opens the client with the container's executors. */
    @PostConstruct
    void open() {
        open(scheduler, lookups);
    }

    /** Closes all connections. */
    @PreDestroy
    public void close() {
        closed = true;
        client.close();
    }

    /**
     * Sends a request and waits for the whole answer, whatever its status.
     *
     * @param request the request with its deadline and limit
     * @return the answer, its body complete and decompressed
     * @throws NoReply if there is no whole answer within the deadline and the limit
     */
    public Reply send(Outgoing request) throws NoReply {
        try (Call call = Call.begin(settings.connecting(), request.deadline(), watchdog)) {
            return exchange(request, call);
        }
    }

    private Reply exchange(Outgoing request, Call call) throws NoReply {
        Diagnosis diagnosis = new Diagnosis(request, settings.proxy(), call);
        try (Response response = invocation(request).invoke()) {
            if (call.proxyRefusal() != null) {
                throw diagnosis.proxyRefusal();
            }
            return new Reply(response.getStatus(), call.received(), body(response, request.limit(), call, diagnosis));
        } catch (IOException | RuntimeException e) {
            call.abort();
            throw closed ? diagnosis.closed(e) : diagnosis.of(e);
        }
    }

    private Invocation invocation(Outgoing request) {
        Invocation.Builder builder = client.target(request.uri()).request();
        request.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return request.body()
                .map(body -> builder.build(
                        request.method(), Entity.entity(body.bytes(), MediaType.valueOf(body.contentType()))))
                .orElseGet(() -> builder.build(request.method()));
    }

    /** Reads at most a little more than the limit; beyond it, or after the deadline, closes the connection. */
    private static byte[] body(Response response, int limit, Call call, Diagnosis diagnosis)
            throws IOException, NoReply {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        // NOTE: not closed here but with the response, since closing reads on, which fails after an abort.
        @SuppressWarnings("resource")
        InputStream in = response.readEntity(InputStream.class);
        Intake intake = new Intake(limit);
        while (intake.readsFrom(in)) {
            if (intake.isTooLarge()) {
                call.abort();
                throw diagnosis.tooLarge(limit);
            }
            if (call.expired()) {
                throw new IOException("The deadline has passed");
            }
        }
        return intake.bytes();
    }

    private void open(ScheduledExecutorService watch, Executor lookups) {
        watchdog = watch;
        client = ((ResteasyClientBuilder) ClientBuilder.newBuilder())
                .httpEngine(new AbortableEngine(Connections.open(settings, lookups)))
                .register(new OpenEntity())
                .build();
    }
}
