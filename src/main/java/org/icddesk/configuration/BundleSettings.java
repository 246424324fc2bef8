// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How bundles of WHO's answers are carried from one server to another.
 *
 * @param publicKey the file of the keys whose bundles are imported; empty to import none
 * @param privateKey the file of the key that signs bundles; empty to export none
 * @param file a bundle to be imported whenever it changes
 * @param megabytes the maximum size of a bundle that is imported
 * @param directory where the bundle in use is kept; empty if nothing is kept
 */
public record BundleSettings(
        Optional<Path> publicKey,
        Optional<Path> privateKey,
        Optional<Path> file,
        int megabytes,
        Optional<Path> directory) {

    /** The maximum size of a bundle where the setting names none, in megabytes. */
    public static final int DEFAULT_MEGABYTES = 4_096;

    /**
     * Reads the settings {@code icd.bundle.*}.
     *
     * @param index the directory of the index
     */
    static BundleSettings read(SettingReader reader, Optional<Path> index) {
        return new BundleSettings(
                reader.path("icd.bundle.public-key.file", Optional.empty()),
                reader.path("icd.bundle.private-key.file", Optional.empty()),
                reader.path("icd.bundle.file", Optional.empty()),
                reader.number("icd.bundle.megabytes", 1, 1_000_000, DEFAULT_MEGABYTES),
                index.map(folder -> folder.resolve("bundle")));
    }
}
