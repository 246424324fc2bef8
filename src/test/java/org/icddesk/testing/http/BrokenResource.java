// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An address whose code is broken. */
@Path("mishap")
public class BrokenResource {

    /** {@return nothing} */
    @GET
    public String get() {
        throw new IllegalStateException("inner-workings");
    }
}
