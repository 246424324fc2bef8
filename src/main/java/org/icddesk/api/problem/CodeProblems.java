// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;

/** Describes what is wrong with a malformed code. */
public final class CodeProblems {

    private CodeProblems() {}

    /**
     * {@return the problem: 404, as at WHO, if it is not a code; 400 if it exceeds a limit or is a malformed cluster}
     */
    public static ApiProblem of(InvalidCode fault) {
        int status =
                switch (fault.reason()) {
                    case TOO_LONG, TOO_MANY_PARTS, PARENTHESES -> 400;
                    case EMPTY, MISSING_PART, NOT_A_CODE, EXTENSION_WITHOUT_STEM -> 404;
                };
        return new ApiProblem(status, message(fault));
    }

    /** {@return why it is no code, in English} */
    public static String message(InvalidCode fault) {
        String part = "Not valid: part " + fault.part() + " (" + fault.written() + ") ";
        return switch (fault.reason()) {
            case EMPTY -> "There is no code.";
            case TOO_LONG -> "A code or cluster has at most " + CodeExpression.MAX_LENGTH + " characters.";
            case TOO_MANY_PARTS -> "A cluster has at most " + CodeExpression.MAX_PARTS + " codes.";
            case PARENTHESES -> "Codes do not use parentheses.";
            case MISSING_PART -> "Not valid: part " + fault.part() + " is missing.";
            case NOT_A_CODE -> part + "is not in the form of a code.";
            case EXTENSION_WITHOUT_STEM -> part + "is an extension code where a stem code is required.";
        };
    }
}
