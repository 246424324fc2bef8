// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** WHO's recordings and tables beside the project, where they are there. */
public final class Shared {

    private static final Path ROOT = Path.of(System.getProperty("icd.shared", "../shared"));

    private Shared() {}

    /** A file or directory below the shared ICD API folder, if it is there. */
    public static Optional<Path> find(String path) {
        return Optional.of(ROOT.resolve("icd-api").resolve(path)).filter(Files::exists);
    }
}
