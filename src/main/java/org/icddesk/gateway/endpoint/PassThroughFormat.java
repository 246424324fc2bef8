// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;

/** The format in which pass-through answers are cached; to be created once per kind of request. */
public final class PassThroughFormat<T> {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Endpoint<T> endpoint;

    /**
     * Creates a format.
     *
     * @param name the kind of request, for metrics
     * @param lifetime the freshness lifetime of answers
     * @param converter converts an answer, a JSON document in UTF-8; called once per answer of WHO
     */
    public PassThroughFormat(String name, Lifetime lifetime, Function<byte[], T> converter) {
        endpoint = new Endpoint<>(
                name, lifetime.freshFor, lifetime.staleIfError, Endpoints.DEFAULT_MAX_BYTES, (body, asked) -> {
                    requireJson(body, asked);
                    return converter.apply(body);
                });
    }

    Endpoint<T> endpoint() {
        return endpoint;
    }

    private static void requireJson(byte[] body, IcdRequest<?> asked) {
        try (JsonParser parser =
                JSON.createParserFactory(null).createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            while (parser.hasNext()) {
                parser.next();
            }
        } catch (JsonException e) {
            throw new Malformed("The ICD API answered " + asked + " with something other than JSON", e);
        }
    }

    /** The freshness lifetimes of pass-through answers. */
    public enum Lifetime {
        /** The latest release, which changes when WHO publishes another. */
        LATEST_RELEASE(Endpoints.LATEST_RELEASE_TTL, Duration.ofDays(36_500)),
        /** The top of a classification. */
        CLASSIFICATION(Duration.ofDays(1), Duration.ofDays(36_500)),
        /** What WHO never changes in a release: entities and codes. */
        IMMUTABLE(Duration.ofDays(30), Duration.ofDays(36_500)),
        /** Search results in a release. */
        SEARCH(Duration.ofDays(1), Duration.ofDays(30)),
        /** Results for a certificate. */
        CERTIFICATE(Duration.ofMinutes(10), Duration.ofMinutes(10));

        private final Duration freshFor;
        private final Duration staleIfError;

        Lifetime(Duration freshFor, Duration staleIfError) {
            this.freshFor = freshFor;
            this.staleIfError = staleIfError;
        }
    }
}
