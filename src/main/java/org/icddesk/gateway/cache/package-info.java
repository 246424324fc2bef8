// SPDX-License-Identifier: Apache-2.0
/**
 * The cache of WHO's answers.
 *
 * <p>Responsible for: the freshness of answers, one request per cache key, the queue, and the fallback to stale
 * answers. Ages are measured with a ticker; the wall clock is for display only. For the gateway's packages only.
 */
package org.icddesk.gateway.cache;
