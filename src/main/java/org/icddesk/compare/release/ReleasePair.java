// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;

/**
 * What is compared: an entity or a classification in two of its releases.
 *
 * @param uri its identifier in all releases
 * @param from the earlier release
 * @param to the later release
 */
public record ReleasePair(IcdUri uri, Release from, Release to) {

    /** Holds two releases; an identifier that names one itself is an {@link IllegalArgumentException}. */
    public ReleasePair {
        if (!uri.isInAllReleases()) {
            throw new IllegalArgumentException("the identifier names a release");
        }
    }

    /** {@return its identifier in the earlier release} */
    public IcdUri before() {
        return uri.in(from);
    }

    /** {@return its identifier in the later release} */
    public IcdUri after() {
        return uri.in(to);
    }

    /** {@return another entity in the same releases} */
    public ReleasePair of(IcdUri other) {
        return new ReleasePair(other.inAllReleases(), from, to);
    }
}
