// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Maps unexpected exceptions to status 500; the reason is only logged. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger("org.icddesk.api.MishapMapper");

    @Override
    public Response toResponse(Throwable failure) {
        LOG.log(Level.SEVERE, "ICDDESK-W004 A request for programs failed", failure);
        return ProblemResponses.answer(
                new ApiProblem(500, "This server failed. Its administrators can find the reason in the log."));
    }
}
