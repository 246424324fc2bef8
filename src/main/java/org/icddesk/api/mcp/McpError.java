// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonValue;

/** A request that cannot be answered, as JSON-RPC reports it. */
final class McpError extends RuntimeException {

    static final int PARSE_ERROR = -32_700;
    static final int INVALID_REQUEST = -32_600;
    static final int METHOD_NOT_FOUND = -32_601;
    static final int INVALID_PARAMS = -32_602;
    static final int RESOURCE_NOT_FOUND = -32_002;
    static final int HEADER_MISMATCH = -32_020;
    static final int UNSUPPORTED_VERSION = -32_022;

    private static final long serialVersionUID = 1;

    private final int code;
    private final int status;
    private final transient JsonValue data;

    /**
     * Creates an error.
     *
     * @param status the HTTP status where the revision has one for it
     * @param message what is wrong, in English, without the caller's input
     */
    McpError(int code, int status, String message) {
        this(code, status, message, JsonValue.NULL);
    }

    McpError(int code, int status, String message, JsonValue data) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.data = data;
    }

    int code() {
        return code;
    }

    int status() {
        return status;
    }

    /** {@return more about it; null in JSON if there is none} */
    JsonValue data() {
        return data;
    }
}
