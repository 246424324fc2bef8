// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Other versions of the WAR, with other pages, another style sheet and other scripts. */
public final class WarVariant {

    private WarVariant() {}

    /** {@return a version of a WAR that says which it is in each page, its style sheet and its scripts} */
    public static Path of(Path war, Path target, String version) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(war, target, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem files = FileSystems.newFileSystem(target)) {
                append(files.getPath("assets/desk.css"), "main { --icd-version: " + version + " }\n");
                append(files.getPath("assets/base.js"), "export const VERSION = '" + version + "';\n");
                Path template = files.getPath("WEB-INF/templates/site.xhtml");
                String mark = "<meta charset=\"UTF-8\"/>";
                String before = Files.readString(template);
                if (!before.contains(mark)) {
                    throw new IllegalStateException("The template has no " + mark);
                }
                Files.writeString(
                        template,
                        before.replace(mark, mark + "<meta name=\"icd-version\" content=\"" + version + "\"/>"));
            }
            return target.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a WAR that no server can start} */
    public static Path broken(Path war, Path target) {
        Path broken = of(war, target, "broken");
        try (FileSystem files = FileSystems.newFileSystem(broken)) {
            // NOTE: a server takes a descriptor with more after its end.
            Files.writeString(files.getPath("WEB-INF/web.xml"), "<web-app>");
            return broken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }
}
