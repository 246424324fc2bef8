// SPDX-License-Identifier: Apache-2.0
/**
 * Filters in front of every answer: framing, security headers, and the front controller that tells pages, files and
 * programs apart.
 */
package org.icddesk.web.filter;
