// SPDX-License-Identifier: Apache-2.0
/**
 * Text at the borders of the application: in addresses, in logs and in digests.
 *
 * <p>Knows no other package.
 */
package org.icddesk.text;
