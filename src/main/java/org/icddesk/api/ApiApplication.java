// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application: all resources and providers of this package. */
@ApplicationPath("/api")
public class ApiApplication extends Application {}
