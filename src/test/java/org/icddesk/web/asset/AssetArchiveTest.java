// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.testing.gateway.VirtualTime;
import org.icddesk.web.content.Representation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetArchiveTest {

    private static final Representation OLD = file("old");
    private static final Representation NEW = file("new");

    @TempDir
    private Path temporary;

    private final VirtualTime time = new VirtualTime();
    private Path folder;

    @BeforeEach
    void folder() {
        folder = temporary.resolve("assets");
    }

    private static Representation file(String text) {
        return new Representation(text.getBytes(StandardCharsets.UTF_8));
    }

    private AssetArchive archive() {
        return new AssetArchive(Optional.of(folder), time);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void anotherVersionAndAnotherServerFindWhatOneHasKept() {
        archive().keep("site.css", OLD);
        archive().keep("site.css", NEW);

        assertThat(archive().find("site.css", OLD.hash()))
                .hasValueSatisfying(found -> assertThat(found).hasToString("old"));
        assertThat(archive().find("site.css", NEW.hash()))
                .hasValueSatisfying(found -> assertThat(found).hasToString("new"));
    }

    @Test
    void whatWasNotKeptIsNotFound() {
        assertThat(archive().find("site.css", OLD.hash())).isEmpty();
        archive().keep("site.css", OLD);
        assertThat(archive().find("site.js", OLD.hash())).isEmpty();
        for (String digest : List.of("", "0", NEW.hash(), OLD.hash().toUpperCase(), "../../../etc/hosts", "*")) {
            assertThat(archive().find("site.css", digest)).as(digest).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsNotFound() throws IOException {
        archive().keep("site.css", OLD);
        Files.writeString(files().get(0), "somebody else's");

        assertThat(archive().find("site.css", OLD.hash())).isEmpty();
    }

    @Test
    void whatNobodyHasKeptAgainForLongIsDeleted() throws IOException {
        archive().keep("a.css", OLD);
        archive().keep("b.css", OLD);
        time.pass(AssetArchive.KEPT.minus(Duration.ofDays(1)));
        archive().keep("b.css", OLD);
        time.pass(Duration.ofDays(2));
        archive().keep("c.css", NEW);

        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(OLD.hash() + "-b.css", NEW.hash() + "-c.css");
    }

    @Test
    void withoutADirectoryNothingIsKept() {
        AssetArchive none = new AssetArchive(Optional.empty(), time);
        none.keep("site.css", OLD);
        assertThat(none.find("site.css", OLD.hash())).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeDisturbsNothing() throws IOException {
        Files.writeString(folder, "a file in its place");
        archive().keep("site.css", OLD);
        assertThat(archive().find("site.css", OLD.hash())).isEmpty();
    }
}
