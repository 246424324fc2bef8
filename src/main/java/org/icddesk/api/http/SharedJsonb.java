// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

import jakarta.annotation.PreDestroy;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives every resource the same JSON-B, which knows the classes of the answers from the second answer on.
 *
 * <p>NOTE: without a provider of this kind RESTEasy builds one for each answer: half of what an answer then costs.
 */
@Provider
public class SharedJsonb implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = JsonbBuilder.create();

    /** Builds it. */
    public SharedJsonb() {}

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    /** Ends it with the application. */
    @PreDestroy
    void close() throws Exception {
        jsonb.close();
    }
}
