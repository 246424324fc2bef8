// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The release as a ZIP file, which the build leaves in its directory: {@code icd-desk-<version>.zip}. */
public final class ReleaseZip {

    private static final String ADVICE = "\"unzip\" is needed: install Debian's package of that name.";

    private ReleaseZip() {}

    /**
     * {@return the only one in a directory}
     *
     * @param target where a build left it
     * @throws IllegalStateException if there is none, or several
     */
    public static Path in(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("icd-desk-.*\\.zip"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("mvn package leaves one release in " + target + "; found: " + found);
            }
            return found.get(0).toAbsolutePath();
        }
    }

    /** {@return the directory that a release is unpacked to in another, with the program that the guide uses} */
    public static Path unpack(Path zip, Path into) throws IOException {
        Path unzip = DebianPackages.program(List.of("unzip"), ADVICE, "unzip");
        Files.createDirectories(into);
        Installation.run(into, List.of(unzip.toString(), "-q", "-o", zip.toString()), ADVICE);
        String name = zip.getFileName().toString();
        return into.resolve(name.substring(0, name.length() - ".zip".length()));
    }
}
