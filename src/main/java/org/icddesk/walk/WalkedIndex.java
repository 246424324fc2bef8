// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Instant;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.EntityIndex;

/**
 * An index of what a walk has brought so far.
 *
 * @param root the classification, in its release
 * @param asOf when WHO gave the oldest of its answers
 * @param version changes whenever the index does, over restarts too
 */
public record WalkedIndex(
        IcdUri root, Language language, EntityIndex index, WalkCoverage coverage, Instant asOf, String version) {

    /** {@return its release} */
    public Release release() {
        return root.release().orElseThrow();
    }
}
