// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Base directories of servers, for tests. */
public final class ServerBases {

    private ServerBases() {}

    /** Makes a base directory anew with the configuration of a server, and with nothing else of it. */
    public static void copy(Path home, Path base) throws IOException {
        delete(base);
        Path configuration = home.resolve("standalone/configuration");
        Files.createDirectories(base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        try (Stream<Path> files = Files.list(configuration)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, base.resolve("configuration").resolve(file.getFileName()));
            }
        }
    }

    /** Makes a base directory anew as that of a server, with its deployments and without what it has logged. */
    public static void copyAll(Path home, Path base) throws IOException {
        delete(base);
        Path from = home.resolve("standalone");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path inside = from.relativize(file);
                if (inside.startsWith("tmp")
                        || inside.startsWith("log")
                        || inside.toString().matches(".*\\.(deployed|failed)")) {
                    continue;
                }
                Path target = base.resolve(inside.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Makes a directory anew as another one. */
    static void copyTree(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Deletes a directory with all that is in it, if it is there. */
    static void delete(Path base) throws IOException {
        if (Files.exists(base)) {
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
