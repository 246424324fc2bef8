// SPDX-License-Identifier: Apache-2.0
/**
 * WHO's endpoints: their paths, parameters and freshness lifetimes, for pages and for pass-through requests.
 */
package org.icddesk.gateway.endpoint;
