// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

/**
 * What one client may ask of WHO that is not remembered.
 *
 * @param searches searches, words to be coded and certificates
 * @param suggestions suggestions while somebody types
 */
public record RateLimits(RateLimit searches, RateLimit suggestions) {}
