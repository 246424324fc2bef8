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
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.icddesk.configuration.Configuration;
import org.icddesk.time.ReferenceClock;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;

/**
 * The outbound HTTP client: sends a request on the caller's thread and returns a complete response within its deadline.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = OutboundHttpClient.LOOKUPS, maxAsync = OutboundHttpClient.HOSTS)
@ManagedScheduledExecutorDefinition(name = OutboundHttpClient.WATCHDOG, maxAsync = 2)
public class OutboundHttpClient {

    // NOTE: threads of its own, so that deadlines hold whatever else this or another application does on the server.
    static final String WATCHDOG = "java:module/concurrent/icd-watchdog";
    static final String LOOKUPS = "java:module/concurrent/icd-lookups";
    // NOTE: the ICD API, the token endpoint and the proxy; each is looked up once at a time, and a lookup may hang.
    static final int HOSTS = 3;

    private static final int SPARE_CONNECTIONS = 16;

    private final ReferenceClock clock = new ReferenceClock(InstantSource.system());
    private OutboundSettings settings;
    private Client client;

    @Resource(lookup = WATCHDOG)
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = LOOKUPS)
    private ManagedExecutorService lookups;

    private ScheduledExecutorService watchdog;
    private volatile boolean closed;

    protected OutboundHttpClient() {}

    @Inject
    public OutboundHttpClient(Configuration configuration) {
        settings = OutboundSettings.defaults(configuration.proxyUrl())
                .withConnections(configuration.upstreamCalls() + SPARE_CONNECTIONS);
    }

    /**
     * Creates a client without a container.
     *
     * @param settings the connection settings
     * @param watchdog aborts calls whose deadline has passed; must not be blocked by anything else
     * @param lookups looks names up, off the caller's thread
     */
    public OutboundHttpClient(OutboundSettings settings, ScheduledExecutorService watchdog, Executor lookups) {
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
     * @throws OutboundFailure if there is no whole answer within the deadline and the limit
     */
    public OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        try (CallDeadline deadline =
                CallDeadline.begin(settings.connecting(), request.deadline(), watchdog, request.observer())) {
            return exchange(request, deadline);
        }
    }

    /** {@return WHO's clock, as the responses so far show it} */
    public ReferenceClock clock() {
        return clock;
    }

    private OutboundResponse exchange(OutboundRequest request, CallDeadline deadline) throws OutboundFailure {
        FailureClassifier diagnosis = new FailureClassifier(request, settings.proxy(), deadline);
        try (Response response = invocation(request).invoke()) {
            if (deadline.proxyRefusal() != null) {
                throw diagnosis.proxyRefusal();
            }
            deadline.received().first("Date").ifPresent(clock::record);
            return new OutboundResponse(
                    response.getStatus(), deadline.received(), body(response, request.limit(), deadline, diagnosis));
        } catch (IOException | RuntimeException e) {
            deadline.abort();
            throw closed ? diagnosis.closed(e) : diagnosis.of(e);
        }
    }

    private Invocation invocation(OutboundRequest request) {
        Invocation.Builder builder = client.target(request.uri()).request();
        request.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return request.body()
                .map(body -> builder.build(
                        request.method(), Entity.entity(body.bytes(), MediaType.valueOf(body.contentType()))))
                .orElseGet(() -> builder.build(request.method()));
    }

    /** Reads at most a little more than the limit; beyond it, or after the deadline, closes the connection. */
    private static byte[] body(Response response, int limit, CallDeadline deadline, FailureClassifier diagnosis)
            throws IOException, OutboundFailure {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        // NOTE: not closed here but with the response, since closing reads on, which fails after an abort.
        @SuppressWarnings("resource")
        InputStream in = response.readEntity(InputStream.class);
        BoundedBodyReader reader = new BoundedBodyReader(limit);
        while (reader.readChunk(in)) {
            if (reader.isTooLarge()) {
                deadline.abort();
                throw diagnosis.tooLarge(limit);
            }
            if (deadline.expired()) {
                throw new IOException("The deadline has passed");
            }
        }
        return reader.bytes();
    }

    private void open(ScheduledExecutorService watch, Executor lookups) {
        watchdog = watch;
        client = ((ResteasyClientBuilder) ClientBuilder.newBuilder())
                .httpEngine(new AbortableEngine(ConnectionPoolFactory.open(settings, lookups)))
                .register(new RawResponseFilter())
                .build();
    }
}
