// SPDX-License-Identifier: Apache-2.0
/**
 * Text at the borders of the application: in addresses and in logs.
 *
 * <p>Knows no other package.
 */
package org.icddesk.text;
