// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An address whose code is broken. */
@Path("mishap")
public class Mishap {

    /** {@return nothing} */
    @GET
    public String get() {
        throw new IllegalStateException("inner-workings");
    }
}
