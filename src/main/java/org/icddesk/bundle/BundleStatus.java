// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of import and export, for administrators.
 *
 * @param imports whether the settings have bundles imported
 * @param exports whether the settings have bundles exported
 * @param keys the fingerprints of the keys whose bundles are imported, in hexadecimal digits
 * @param fault why neither can be done, or why no bundle is in use that was
 * @param running what is done at the moment
 * @param inUse the bundle in use
 * @param refused the bundle that was refused last, unless one was imported since
 * @param exported the bundle that was exported last
 */
public record BundleStatus(
        boolean imports,
        boolean exports,
        List<String> keys,
        Optional<String> fault,
        List<Progress> running,
        Optional<InUse> inUse,
        Optional<Refused> refused,
        Optional<Exported> exported) {

    /** What can be done with a bundle. */
    public enum Work {
        /** It is uploaded; how large it is, is known, but not how much has come. */
        RECEIVING,
        /** It is copied to where it is kept. */
        COPYING,
        /** Its signature and digests are verified. */
        VERIFYING,
        /** Its answers are read and indexed. */
        READING,
        /** It is made and sent. */
        EXPORTING
    }

    /**
     * How far something is.
     *
     * @param done how much of it is done, in bytes; in answers, if they are read
     * @param total how much there is, at least 1
     */
    public record Progress(Work work, Instant since, long done, long total) {}

    /**
     * A bundle in use.
     *
     * @param fingerprint of the key that signed it, in hexadecimal digits
     * @param source where it came from, in words
     * @param replaced when the one was made that it replaced, if that was made after it
     */
    public record InUse(
            BundleManifest manifest,
            String fingerprint,
            Instant importedAt,
            Optional<String> source,
            Optional<Instant> replaced) {}

    /**
     * A bundle that was refused.
     *
     * @param source where it came from, in words
     * @param words why, a sentence without its full stop
     */
    public record Refused(Instant at, String source, BundleRefusal.Reason reason, String words) {}

    /**
     * A bundle that was exported.
     *
     * @param complete whether all of it was sent
     */
    public record Exported(Instant at, long bytes, boolean complete) {}
}
