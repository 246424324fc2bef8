// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.net.URI;
import org.icddesk.gateway.Language;

/**
 * A question to the ICD API, the same as any other with the same parts.
 *
 * @param path the path below the base, encoded
 * @param query the parameters, encoded and in a fixed order; may be empty
 * @param language the language of the answer
 * @param kind what kind of question it is
 * @param document a JSON document to post with it; empty if there is none
 * @param <T> what is asked for
 */
public record Question<T>(String path, String query, Language language, Kind<T> kind, String document) {

    /** The length of query from which the parameters go into a body: WHO takes addresses of 2,000 characters. */
    private static final int LONG_QUERY = 1_500;

    /**
     * Asks without a document.
     *
     * @param path the path below the base, encoded
     * @param query the parameters, encoded and in a fixed order; may be empty
     * @param language the language of the answer
     * @param kind what kind of question it is
     */
    public Question(String path, String query, Language language, Kind<T> kind) {
        this(path, query, language, kind, "");
    }

    /** {@return the same question with a JSON document} */
    public Question<T> with(String other) {
        return new Question<>(path, query, language, kind, other);
    }

    /** {@return whether this is about a document, which nobody asks about a second time} */
    public boolean isAskedOnce() {
        return !document.isEmpty();
    }

    /** {@return whether WHO has to search for the answer, which costs it much} */
    public boolean isSearch() {
        return path.endsWith("/search") || path.endsWith("/autocode");
    }

    /** {@return whether this is about all releases of a classification, which every ICD API knows} */
    public boolean isOfRoot() {
        return query.isEmpty() && path.matches("/icd/(entity|release/10|release/11/[a-z]+)");
    }

    /** {@return whether the parameters go into a body} */
    public boolean posts() {
        return document.isEmpty() && query.length() > LONG_QUERY;
    }

    /**
     * Addresses the question.
     *
     * @param base the base of the ICD API, without a slash at its end
     * @return where it goes, with the parameters unless they go into a body
     */
    public URI address(URI base) {
        return URI.create(base + path + (query.isEmpty() || posts() ? "" : "?" + query));
    }

    /** {@return the path alone, since parameters may hold what somebody searches for} */
    @Override
    public String toString() {
        return path;
    }
}
