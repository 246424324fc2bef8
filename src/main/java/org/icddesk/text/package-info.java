// SPDX-License-Identifier: Apache-2.0
/**
 * Encoding of text for addresses and logs, and digests.
 *
 * <p>Knows no other package.
 */
package org.icddesk.text;
