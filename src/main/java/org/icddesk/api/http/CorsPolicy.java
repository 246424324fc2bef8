// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.icddesk.configuration.Configuration;

/** The origins whose pages may call the API from a browser; none by default, and never all. */
@ApplicationScoped
public class CorsPolicy {

    private static final String EXPOSED = ApiHeaders.API_VERSION + ", Age, ETag, Retry-After, " + ApiHeaders.AS_OF
            + ", " + ApiHeaders.STALE_SINCE + ", " + ApiHeaders.SOURCE;

    private final Set<String> allowed;

    protected CorsPolicy() {
        this(Set.of());
    }

    /**
     * Reads the configured origins.
     *
     * @param configuration holds it under {@code icd.cors.origins}
     */
    @Inject
    public CorsPolicy(Configuration configuration) {
        this(configuration.corsOrigins());
    }

    private CorsPolicy(Collection<String> listed) {
        allowed = Set.copyOf(listed);
    }

    /**
     * Checks an origin.
     *
     * @param origin the value of the header {@code Origin}; may be null
     * @return whether its pages may call
     */
    public boolean allow(String origin) {
        return origin != null && allowed.contains(origin);
    }

    /**
     * {@return the response headers that allow an origin to read the response, or do not}
     *
     * @param origin the value of the header {@code Origin}; may be null
     */
    public Map<String, String> headers(String origin) {
        if (allowed.isEmpty()) {
            return Map.of();
        }
        return allow(origin)
                ? Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        origin,
                        "Access-Control-Expose-Headers",
                        EXPOSED)
                : Map.of("Vary", "Origin");
    }
}
