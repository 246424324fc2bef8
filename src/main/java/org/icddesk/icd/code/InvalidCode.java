// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

/** The failure to parse an ICD-11 code expression. */
public final class InvalidCode extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final int part;
    private final String written;

    InvalidCode(Reason reason, int part, String written) {
        super(reason.name());
        this.reason = reason;
        this.part = part;
        this.written = written;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }

    /** {@return which of the codes is at fault, counted from 1; 0 if it is the whole} */
    public int part() {
        return part;
    }

    /**
     * {@return the part at fault as written, at most 40 characters without control characters; unsafe in HTML until
     * escaped}
     */
    public String written() {
        return written;
    }

    /** Why a text is no expression of codes. */
    public enum Reason {
        /** There is nothing. */
        EMPTY,
        /** More than {@value CodeExpression#MAX_LENGTH} characters. */
        TOO_LONG,
        /** More than {@value CodeExpression#MAX_PARTS} codes. */
        TOO_MANY_PARTS,
        /** Nothing stands before or behind one of the signs. */
        MISSING_PART,
        /** A part is not in the form of a code. */
        NOT_A_CODE,
        /** An extension code stands where a stem code must. */
        EXTENSION_WITHOUT_STEM,
        /** Parentheses, which are no part of codes. */
        PARENTHESES
    }
}
