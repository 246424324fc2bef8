// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.DefaultManagedHttpClientConnection;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** Creates the connection pool: verified TLS; no redirects, cookies, automatic retries or wire logging. */
final class ConnectionPoolFactory {

    private static final int BUFFER = 8192;
    private static final int MAX_LINE_LENGTH = 32 << 10;
    private static final int MAX_HEADERS = 200;
    private static final long MAX_IDLE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private ConnectionPoolFactory() {}

    static HttpClient open(OutboundSettings settings, Executor lookups) {
        HttpHost proxy = settings.proxy()
                .map(uri -> new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme()))
                .orElse(null);
        return HttpClientBuilder.create()
                .setConnectionManager(pool(settings, lookups))
                .setRequestExecutor(new PhaseTrackingRequestExecutor())
                .setUserAgent("ICD-Desk")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProxy(proxy)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setKeepAliveStrategy((response, context) -> {
                    long wanted = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
                    return wanted < 0 ? MAX_IDLE_MILLIS : Math.min(wanted, MAX_IDLE_MILLIS);
                })
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static HttpClientConnectionManager pool(OutboundSettings settings, Executor lookups) {
        var schemes = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new PhaseTrackingSockets.Plain())
                .register("https", new PhaseTrackingSockets.Encrypted(settings.trust(), PROTOCOLS))
                .build();
        AtomicLong numbers = new AtomicLong();
        // NOTE: the factory of the library makes connections that log credentials when its log category is opened.
        var pool = new PoolingHttpClientConnectionManager(
                schemes, (route, config) -> connection(numbers.incrementAndGet()), new DeadlineDnsResolver(lookups));
        pool.setMaxTotal(settings.connections());
        pool.setDefaultMaxPerRoute(settings.connections());
        pool.setValidateAfterInactivity(1000);
        pool.setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build());
        return pool;
    }

    private static DefaultManagedHttpClientConnection connection(long number) {
        MessageConstraints constraints = MessageConstraints.custom()
                .setMaxLineLength(MAX_LINE_LENGTH)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return new DefaultManagedHttpClientConnection(
                "outbound-" + number,
                BUFFER,
                BUFFER,
                StandardCharsets.ISO_8859_1.newDecoder().onMalformedInput(CodingErrorAction.REPLACE),
                StandardCharsets.ISO_8859_1.newEncoder(),
                constraints,
                null,
                null,
                null,
                null);
    }
}
