// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

/** Arguments of a tool that make no sense; the assistant is told, and can do better. */
final class ToolFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates a fault.
     *
     * @param message what is wrong, in English, without the caller's input
     */
    ToolFault(String message) {
        super(message, null, false, false);
    }
}
