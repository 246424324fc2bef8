// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import java.util.Map;

/** A refused request, reported as a problem document, RFC 9457. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    /**
     * Creates a problem.
     *
     * @param status the status of the answer
     * @param detail what is wrong, in English, without the caller's input unless sanitized
     */
    public ApiProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /**
     * Creates a problem with response headers.
     *
     * @param status the status of the answer
     * @param detail what is wrong, in English
     * @param headers headers of the answer, such as {@code Allow}
     */
    public ApiProblem(int status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** {@return the problem that there is nothing at the address} */
    public static ApiProblem noSuchPath() {
        return new ApiProblem(404, "WHO's ICD API has no such path.");
    }

    /** {@return the status of the answer} */
    public int status() {
        return status;
    }

    /** {@return headers of the answer} */
    public Map<String, String> headers() {
        return headers;
    }
}
