// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps {@link ApiProblem} to a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<ApiProblem> {

    @Override
    public Response toResponse(ApiProblem problem) {
        return ProblemResponses.refused(problem);
    }
}
