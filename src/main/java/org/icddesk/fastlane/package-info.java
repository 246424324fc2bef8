// SPDX-License-Identifier: Apache-2.0
/**
 * The fast lane: cached pages and answers, sent by the threads that receive requests, in front of servlets and filters.
 *
 * <p>Invariants: whatever it sends is what servlets and filters would send now, but for the date; it reads memory alone,
 * starts nothing and waits for nothing; what it does not know, or may not decide, goes on to servlets and filters.
 */
package org.icddesk.fastlane;
