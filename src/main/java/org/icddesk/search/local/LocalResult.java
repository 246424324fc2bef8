// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import org.icddesk.index.IndexResult;
import org.icddesk.walk.WalkedIndex;

/**
 * What a search of our own index found.
 *
 * @param index the index, with how much of the release it has
 */
public record LocalResult(IndexResult found, WalkedIndex index) {}
