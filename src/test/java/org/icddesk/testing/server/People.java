// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** People whom a server knows. */
public final class People {

    private static final String PASSWORD = "correct horse battery 1!";
    private static final String REALM = "ApplicationRealm";
    private static final Set<List<Object>> KNOWN = new HashSet<>();

    /** Options of a JVM that lives for a second. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private People() {}

    /**
     * Makes a person known to a server, which may be running, unless that was done before: writes the lines that {@code
     * add-user.sh} writes, without a JVM for each of them.
     *
     * @param server the server
     * @param name user name
     * @param roles roles, separated by commas; none if empty
     */
    public static synchronized void add(DeskServer server, String name, String roles) {
        if (KNOWN.add(List.of(server.setup(), name, roles))) {
            append(server, "application-roles.properties", name + "=" + roles);
            append(server, "application-users.properties", name + "=" + digest(name));
        }
    }

    /** Makes a person known to a server as an administrator does: by {@code add-user.sh}. */
    public static void addByScript(DeskServer server, String name, String roles) {
        addUser(server, "-a", "-u", name, "-p", PASSWORD, "-g", roles);
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((name + ":" + REALM + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(DeskServer server, String file, String line) {
        Path path = server.setup().base().resolve("configuration").resolve(file);
        try {
            Files.writeString(path, System.lineSeparator() + line + System.lineSeparator(), StandardOpenOption.APPEND);
            // The server reads the file again if it is newer than what it has; so it is, even within one tick.
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a person known to a server's management, and so to its console.
     *
     * @param server the server
     * @param name user name
     * @param password a password that the server finds strong enough
     */
    public static void addToTheConsole(DeskServer server, String name, String password) {
        addUser(server, "-u", name, "-p", password);
    }

    private static void addUser(DeskServer server, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(server.setup().home().resolve("bin/add-user.sh").toString());
        command.addAll(List.of(arguments));
        command.add("-sc");
        command.add(server.setup().base().resolve("configuration").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        server.setup().base().resolve("log/add-user.log").toFile());
        builder.environment().put("JAVA_OPTS", QUICK);
        try {
            Process process = builder.start();
            if (!process.waitFor(4, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("add-user.sh failed: see log/add-user.log");
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
