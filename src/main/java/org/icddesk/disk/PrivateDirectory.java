// SPDX-License-Identifier: Apache-2.0
package org.icddesk.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory that only the server's own user may read. */
public final class PrivateDirectory {

    private PrivateDirectory() {}

    /**
     * Creates a directory, and those above it that are missing; one that is there keeps its permissions. Where the file
     * system has no POSIX permissions, those of the directory above apply.
     *
     * @throws IOException if it cannot be created
     */
    public static void create(Path directory) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, attributes);
    }
}
