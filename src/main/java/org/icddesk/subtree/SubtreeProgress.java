// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import java.util.Optional;
import org.icddesk.answer.IcdFailure;

/**
 * How far the loading of a subtree is.
 *
 * @param loaded how many of its entities are loaded
 * @param expected how many it has; 0 while WHO has not said
 * @param subtree the subtree; empty until all are loaded
 * @param failure why nothing more could be loaded just now; empty if something was
 */
public record SubtreeProgress(int loaded, int expected, Optional<Subtree> subtree, Optional<IcdFailure> failure) {

    static final SubtreeProgress NONE = new SubtreeProgress(0, 0, Optional.empty(), Optional.empty());
}
