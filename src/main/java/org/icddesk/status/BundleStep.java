// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** What an administrator can do with bundles. */
enum BundleStep {
    /** Downloads one. */
    EXPORT(
            "bundle-export",
            "exported a bundle",
            "Export a bundle",
            "All that is kept for the index is downloaded as one signed file, to be imported by a server without a way"
                    + " out. WHO's licence goes with it. The status page shows how far it is.",
            "The bundle was exported."),
    /** Uploads one. */
    IMPORT(
            "bundle-import",
            "imported a bundle",
            "Import a bundle",
            "Its signature is verified before anything in it is used. Then it takes the place of the one in use, as a"
                    + " whole.",
            "The bundle has come in and is verified now. What becomes of it is shown under Bundle.");

    private static final long UPLOADED_TOO = 1 << 16;

    private final String path;
    private final String audited;
    private final String question;
    private final String consequence;
    private final String done;

    BundleStep(String path, String audited, String question, String consequence, String done) {
        this.path = path;
        this.audited = audited;
        this.question = question;
        this.consequence = consequence;
        this.done = done;
    }

    static Optional<BundleStep> of(String path) {
        return Arrays.stream(values()).filter(step -> step.path.equals(path)).findFirst();
    }

    /** {@return the step that a request to one of their addresses is about} */
    static BundleStep of(HttpServletRequest request) {
        return request.getServletPath().endsWith(IMPORT.path) ? IMPORT : EXPORT;
    }

    String path() {
        return path;
    }

    String audited() {
        return audited;
    }

    String question() {
        return question;
    }

    /** {@return what could not be done with a file, if it fails} */
    String failed() {
        return this == IMPORT ? "received" : "made";
    }

    /** {@return what comes of it} */
    String consequence() {
        return consequence;
    }

    /**
     * {@return how large a file may be, and what to do with a larger one}
     *
     * @param uploaded what can be uploaded, in bytes
     * @param imported what is imported, in bytes
     */
    static String most(long uploaded, long imported) {
        return imported - uploaded > UPLOADED_TOO
                ? "At most %s can be uploaded here: the server refuses more without a word, by its listener's max-post-size. Copy a larger bundle to the server's disk and name it in icd.bundle.file; it may have %s (icd.bundle.megabytes)."
                        .formatted(StatusFormat.size(uploaded), StatusFormat.size(imported))
                : "At most %s are imported (icd.bundle.megabytes).".formatted(StatusFormat.size(imported));
    }

    String done() {
        return done;
    }
}
