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

/** The form in which pass-through answers are cached; create one per kind of request and keep it. */
public final class PassThroughFormat<T> {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Endpoint<T> endpoint;

    /**
     * Creates a form.
     *
     * @param name the kind of request, for metrics
     * @param lifetime how long answers hold
     * @param making makes the form of an answer, a JSON document in UTF-8; done once for each answer that WHO gives
     */
    public PassThroughFormat(String name, Lifetime lifetime, Function<byte[], T> making) {
        endpoint = new Endpoint<>(name, lifetime.fresh, lifetime.usable, Endpoints.USUAL, (body, asked) -> {
            requireJson(body, asked);
            return making.apply(body);
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

    /** How long answers to passed questions hold. */
    public enum Lifetime {
        /** What changes with every release of WHO. */
        CHANGING(Endpoints.CHANGING, Duration.ofDays(36_500)),
        /** The top of a classification. */
        TOP(Duration.ofDays(1), Duration.ofDays(36_500)),
        /** What a release holds for good. */
        LASTING(Duration.ofDays(30), Duration.ofDays(36_500)),
        /** What WHO's search makes of a release. */
        FOUND(Duration.ofDays(1), Duration.ofDays(30)),
        /** What WHO makes of a certificate. */
        PASSING(Duration.ofMinutes(10), Duration.ofMinutes(10));

        private final Duration fresh;
        private final Duration usable;

        Lifetime(Duration fresh, Duration usable) {
            this.fresh = fresh;
            this.usable = usable;
        }
    }
}
