// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps unexpected exceptions to status 500; the reason is only logged. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        ProblemLog.failed(failure);
        return ProblemResponses.answer(
                new ApiProblem(500, "This server failed. Its administrators can find the reason in the log."));
    }
}
