// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.icddesk.run.DeskServer;

/** People whom a server knows, added as an administrator adds them: by {@code add-user.sh}. */
public final class People {

    private static final String PASSWORD = "correct horse battery 1!";

    private People() {}

    /**
     * Makes a person known to a server, which may be running.
     *
     * @param server the server
     * @param name user name
     * @param roles roles, separated by commas; none if empty
     */
    public static void add(DeskServer server, String name, String roles) {
        Path home = server.setup().home();
        Path configuration = server.setup().base().resolve("configuration");
        ProcessBuilder command = new ProcessBuilder(List.of(
                        home.resolve("bin/add-user.sh").toString(),
                        "-a",
                        "-u",
                        name,
                        "-p",
                        PASSWORD,
                        "-g",
                        roles,
                        "-sc",
                        configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(
                        server.setup().base().resolve("log/add-user.log").toFile());
        try {
            Process process = command.start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("add-user.sh did not add " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the header that signs such a person in} */
    public static String authorization(String name) {
        return authorization(name, PASSWORD);
    }

    /** {@return what stands before the host in an address that signs such a person in} */
    public static String inAddress(String name) {
        return name + ":" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return the header that signs in with any password} */
    public static String authorization(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
