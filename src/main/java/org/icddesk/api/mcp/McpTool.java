// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import java.util.List;
import org.icddesk.answer.IcdFailure;

/** A tool of assistants; a CDI bean per tool. */
interface McpTool {

    /** {@return its name in the protocol} */
    String name();

    /** {@return its name for people} */
    String title();

    /** {@return when and how an assistant should use it, in English} */
    String description();

    /** {@return its arguments besides those of {@link ToolScope}, the first of them required} */
    List<ToolArgument> arguments();

    /**
     * Does what the tool is for.
     *
     * @param arguments the arguments, checked
     * @return the result, which may be that there is no such code
     * @throws ToolFault if the arguments make no sense
     * @throws IcdFailure if WHO does not answer
     */
    ToolResult call(ToolArguments arguments);
}
