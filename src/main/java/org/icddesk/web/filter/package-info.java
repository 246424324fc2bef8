// SPDX-License-Identifier: Apache-2.0
/**
 * Servlet filters in front of every response: message framing and security headers.
 */
package org.icddesk.web.filter;
