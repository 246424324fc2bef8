// SPDX-License-Identifier: Apache-2.0
/** Limits on what one client, and all clients together, may request from WHO: rate limiters and bulkheads. */
package org.icddesk.gateway.limit;
