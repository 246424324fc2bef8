// SPDX-License-Identifier: Apache-2.0
/**
 * Servlet filters and listeners in front of every request: client and deadline, message framing, security headers.
 */
package org.icddesk.web.filter;
