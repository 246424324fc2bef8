// SPDX-License-Identifier: Apache-2.0
/**
 * WHO's endpoints: which path and parameters ask what, for pages and for programs whose requests are passed through.
 */
package org.icddesk.gateway.endpoint;
