// SPDX-License-Identifier: Apache-2.0
/**
 * All that is below an entity, for downloads.
 *
 * <p>WHO gives one entity at a time, so a large subtree takes minutes. It is loaded a few entities at a time, only while
 * somebody asks how far it is, and no more than two subtrees at once: readers come first.
 */
package org.icddesk.subtree;
