// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives for tests inside the server: ICD Desk as it is, under another name, asking a sandbox of its own. */
public final class InContainer {

    private InContainer() {}

    /**
     * Makes the archive of a test and starts its sandbox, which lives as long as the run.
     *
     * @param name the archive's name without {@code .war}
     * @param tokenLifetime how long the sandbox's tokens last
     * @param classes the test and what it needs beside ICD Desk
     * @return ICD Desk with the classes and with settings that point at the sandbox
     */
    public static WebArchive archive(String name, Duration tokenLifetime, Class<?>... classes) {
        SandboxOptions options = SandboxOptions.defaults().withTokenLifetime(tokenLifetime);
        Sandbox sandbox = Sandbox.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        String settings = String.join(
                "\n",
                "config_ordinal=500",
                "icd.warm-up=false",
                "icd.index.icd10=none",
                "icd.memory.directory=none",
                "icd.api.url=" + sandbox.apiUrl(),
                "icd.token.url=" + sandbox.tokenUrl(),
                "icd.client.id=" + options.clientId(),
                "icd.client.secret="
                        + options.clientSecret().replace(":", "\\:").replace("=", "\\="));
        WebArchive archive = ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File("target/icd-desk.war"))
                .as(WebArchive.class)
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
                .addClasses(classes);
        String descriptor = "/WEB-INF/jboss-web.xml";
        String elsewhere = text(archive.get(descriptor))
                .replaceFirst("<context-root>.*</context-root>", "<context-root>/" + name + "</context-root>");
        archive.add(new StringAsset(elsewhere), descriptor);
        return archive.addAsLibraries(library(Assertions.class), library(Awaitility.class), library(Matcher.class));
    }

    private static String text(Node file) {
        try (InputStream content = file.getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File library(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
