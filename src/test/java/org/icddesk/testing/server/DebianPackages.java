// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests need beside Java: found on the machine, or installed from Debian's packages. */
public final class DebianPackages {

    private static final List<String> INSTALL = List.of("apt-get", "install", "-y", "-q", "--no-install-recommends");

    private DebianPackages() {}

    /**
     * {@return a program, installed if it was not there}
     *
     * @param packages the packages that bring it
     * @param advice what somebody can do who neither has it nor may install it
     * @param names its names
     * @throws IllegalStateException with that advice, if it is neither there nor can be installed
     */
    public static synchronized Path program(List<String> packages, String advice, String... names) {
        return find(names).orElseGet(() -> {
            install(packages, advice);
            return find(names).orElseThrow(() -> new IllegalStateException(advice));
        });
    }

    /** {@return a program of one of the names; those of administrators are often in no user's path} */
    private static Optional<Path> find(String... names) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install(List<String> packages, String advice) {
        if (find("apt-get").isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException(advice);
        }
        Installation.run(Path.of("."), List.of("apt-get", "update", "-q"), advice);
        Installation.run(
                Path.of("."), Stream.concat(INSTALL.stream(), packages.stream()).toList(), advice);
    }
}
