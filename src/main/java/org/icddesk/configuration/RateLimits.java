// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.List;

/**
 * Per-client rate limits on requests that the cache cannot answer.
 *
 * @param searches searches, words to be coded and certificates
 * @param suggestions suggestions while somebody types
 * @param exempt whose requests are not limited
 */
public record RateLimits(RateLimit searches, RateLimit suggestions, List<Network> exempt) {}
