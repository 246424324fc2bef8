// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.List;
import org.icddesk.walk.store.WalkFile;

/**
 * What a walk has brought so far and is kept on disk.
 *
 * @param chapters the codes of the chapters wanted; empty for all
 * @param complete whether all of that is there
 */
public record KeptWalk(WalkFile file, List<String> chapters, boolean complete) {}
