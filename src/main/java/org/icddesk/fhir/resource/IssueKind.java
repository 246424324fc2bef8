// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

/** The kinds of issue: each with its HTTP status where it ends a request, its issue type, and its terminology issue type. */
public enum IssueKind {
    /** The code system, its version or the value set is unknown. */
    UNKNOWN_SYSTEM(404, "not-found", "not-found"),
    /** The code system has no such code, and the code was what the request asked for. */
    UNKNOWN_CODE(404, "not-found", "invalid-code"),
    /** The code system has no such code, and something else was asked of it. */
    INVALID_CODE(422, "code-invalid", "invalid-code"),
    /** The value of a postcoordinated code is on no axis of its stem. */
    INVALID_AXIS(400, "code-invalid", "invalid-code"),
    /** The code is not in the value set. */
    NOT_IN_VALUE_SET(422, "code-invalid", "not-in-vs"),
    /** The display is not one of the concept's. */
    INVALID_DISPLAY(422, "invalid", "invalid-display"),
    /** The display is the concept's in another language. */
    DISPLAY_COMMENT(422, "invalid", "display-comment"),
    /** The code is not written as it should be. */
    CODE_RULE(422, "business-rule", "code-rule"),
    /** A parameter is missing or malformed. */
    INVALID_DATA(400, "invalid", "invalid-data"),
    /** The code system could not be found out from the code. */
    CANNOT_INFER(422, "not-found", "cannot-infer"),
    /** The version of a code system is not the one that has to be used. */
    VERSION_ERROR(422, "exception", "version-error"),
    /** The value set's definition cannot be evaluated. */
    INVALID_VALUE_SET(422, "not-supported", "vs-invalid"),
    /** A supplement cannot be taken into account. */
    SUPPLEMENT(422, "business-rule", "not-found"),
    /** Whether one code subsumes another cannot be told. */
    UNDECIDED(422, "not-supported", "cannot-determine"),
    /** The answer would be too large. */
    TOO_COSTLY(422, "too-costly", ""),
    /** The request is too large. */
    TOO_LONG(413, "too-long", ""),
    /** The client asks too fast. */
    THROTTLED(429, "throttled", ""),
    /** WHO does not answer. */
    TRANSIENT(503, "transient", ""),
    /** There is nothing at the address. */
    NO_SUCH_PATH(404, "not-found", ""),
    /** The address does not support the method. */
    METHOD(405, "not-supported", ""),
    /** The format that is wanted is not offered. */
    NOT_ACCEPTABLE(406, "not-supported", ""),
    /** The type of the body cannot be read. */
    MEDIA_TYPE(415, "not-supported", ""),
    /** The request is not understood. */
    STRUCTURE(400, "structure", ""),
    /** Nobody is signed in. */
    LOGIN(401, "login", ""),
    /** Who is signed in may not do this. */
    FORBIDDEN(403, "forbidden", ""),
    /** This server failed. */
    FAILED(500, "exception", "");

    private final int status;
    private final String code;
    private final String terminologyCode;

    IssueKind(int status, String code, String terminologyCode) {
        this.status = status;
        this.code = code;
        this.terminologyCode = terminologyCode;
    }

    /** {@return the status of an answer that consists of such an issue} */
    public int status() {
        return status;
    }

    /** {@return its code in FHIR's code system {@code issue-type}} */
    public String code() {
        return code;
    }

    /** {@return its code in HL7's code system {@code tx-issue-type}; empty if it has none there} */
    public String terminologyCode() {
        return terminologyCode;
    }
}
