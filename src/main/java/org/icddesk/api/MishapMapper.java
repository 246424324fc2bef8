// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells that this server failed: the log has the reason, callers have none of it. */
@Provider
public class MishapMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger("org.icddesk.api.MishapMapper");

    @Override
    public Response toResponse(Throwable mishap) {
        LOG.log(Level.SEVERE, "ICDDESK-W004 An address for programs failed", mishap);
        return Problems.answer(
                new ApiProblem(500, "This server failed. Its administrator finds the reason in the log."));
    }
}
