// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What takes the place of the page of a failure where programs ask: an attribute of the request under its name. */
@FunctionalInterface
public interface FailureBody {

    /** The attribute of a request that has one. */
    String ATTRIBUTE = FailureBody.class.getName();

    /** Writes the body of a response whose status is set. */
    void write(HttpServletResponse response) throws IOException;
}
