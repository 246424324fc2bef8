// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

/**
 * Per-client rate limits on requests that the cache cannot answer.
 *
 * @param searches searches, words to be coded and certificates
 * @param suggestions suggestions while somebody types
 */
public record RateLimits(RateLimit searches, RateLimit suggestions) {}
