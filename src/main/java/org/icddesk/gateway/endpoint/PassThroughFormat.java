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

/** The form in which pass-through answers are cached; to be created once per kind of request. */
public final class PassThroughFormat<T> {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Endpoint<T> endpoint;

    /**
     * Creates a form.
     *
     * @param name the kind of request, for metrics
     * @param lifetime the freshness lifetime of answers
     * @param converter converts an answer, a JSON document in UTF-8; called once per answer of WHO
     */
    public PassThroughFormat(String name, Lifetime lifetime, Function<byte[], T> converter) {
        endpoint = new Endpoint<>(name, lifetime.fresh, lifetime.usable, Endpoints.USUAL, (body, asked) -> {
            requireJson(body, asked);
            return converter.apply(body);
        });
    }

    Endpoint<T> kind() {
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
        /** What changes with every release of WHO. */
        CHANGING(Endpoints.CHANGING, Duration.ofDays(36_500)),
        /** The top of a classification. */
        TOP(Duration.ofDays(1), Duration.ofDays(36_500)),
        /** What never changes in a release. */
        LASTING(Duration.ofDays(30), Duration.ofDays(36_500)),
        /** Search results in a release. */
        FOUND(Duration.ofDays(1), Duration.ofDays(30)),
        /** Results for a certificate. */
        PASSING(Duration.ofMinutes(10), Duration.ofMinutes(10));

        private final Duration fresh;
        private final Duration usable;

        Lifetime(Duration fresh, Duration usable) {
            this.fresh = fresh;
            this.usable = usable;
        }
    }
}
