// SPDX-License-Identifier: Apache-2.0
/** The words of a search matched with those of an index. */
package org.icddesk.index.match;
