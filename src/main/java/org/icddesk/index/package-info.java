// SPDX-License-Identifier: Apache-2.0
/**
 * The index of our own: entities searched by words in memory, for classifications that WHO's API cannot search and for
 * times at which it does not answer.
 */
package org.icddesk.index;
