// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.request;

import java.net.URI;
import org.icddesk.icd.Language;

/**
 * A request to the ICD API; its parts are the cache key.
 *
 * @param path the path below the base, encoded
 * @param query the parameters, encoded and in a fixed order; may be empty
 * @param endpoint what sort of request it is, and how its answer is read
 * @param document a JSON document to post with it; empty if there is none
 */
public record IcdRequest<T>(String path, String query, Language language, Endpoint<T> endpoint, String document) {

    /** The length of query from which the parameters go into a body: WHO takes addresses of 2,000 characters. */
    private static final int LONG_QUERY = 1_500;

    /** Creates a request without a document. */
    public IcdRequest(String path, String query, Language language, Endpoint<T> endpoint) {
        this(path, query, language, endpoint, "");
    }

    /** {@return the same request with a JSON document} */
    public IcdRequest<T> withDocument(String other) {
        return new IcdRequest<>(path, query, language, endpoint, other);
    }

    /** {@return whether the answer may be cached; not that to a document, nor that of an endpoint whose answers are never fresh} */
    public boolean isCacheable() {
        return document.isEmpty() && !endpoint.freshFor().isZero();
    }

    /** {@return whether this is a search, which is expensive for WHO} */
    public boolean isSearch() {
        return path.endsWith("/search") || path.endsWith("/autocode");
    }

    /**
     * {@return whether the answer may be kept on disk; not that to the texts of lists, which can be personal: automatic
     * coding, and searches without marks}
     */
    public boolean isKeptOnDisk() {
        return !path.endsWith("/autocode")
                && !(path.endsWith("/search") && query.contains("highlightingEnabled=false"));
    }

    /** {@return whether this asks for the releases of ICD-11, which every ICD API knows; a local one has no ICD-10} */
    public boolean isReleaseList() {
        return query.isEmpty() && path.matches("/icd/(entity|release/11/[a-z]+)");
    }

    /** {@return whether the parameters go into a body: many of them, and words that no log of an address may have} */
    public boolean isSentAsForm() {
        return document.isEmpty() && (query.length() > LONG_QUERY || !isCacheable() && isSearch());
    }

    /**
     * Builds the address of the request.
     *
     * @param base the base URL of the ICD API, without a trailing slash
     * @return where it goes, with the parameters unless they go into a body
     */
    public URI address(URI base) {
        return URI.create(base + path + (query.isEmpty() || isSentAsForm() ? "" : "?" + query));
    }

    /** {@return the path only, since parameters may contain search terms} */
    @Override
    public String toString() {
        return path;
    }
}
