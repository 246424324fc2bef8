// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.icddesk.time.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    private final Map<String, String> files = new HashMap<>(Map.of(
            "/assets/pico.fluid.classless.min.css", "a{color:red}",
            "/assets/desk.css", "a{color:green}",
            "/assets/tree.css", "b{color:green}",
            "/assets/branding.css", "a{color:blue}",
            "/assets/mark.svg", "<svg/>"));

    @TempDir
    private Path kept;

    private Assets assets() {
        return new Assets(
                (ServletContext) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ServletContext.class},
                        (self, called, arguments) -> file((String) arguments[0])),
                new AssetArchive(Optional.of(kept), TimeSource.SYSTEM));
    }

    private InputStream file(String path) {
        String content = files.get(path);
        return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAddressNamesTheContent() {
        String before = assets().address("mark.svg");
        assertThat(before).matches("/assets/mark\\.svg\\?v=[0-9a-f]{16}");
        assertThat(assets().address("mark.svg")).isEqualTo(before);
        files.put("/assets/mark.svg", "<svg />");
        assertThat(assets().address("mark.svg")).isNotEqualTo(before);
    }

    @Test
    void whatAnOrganisationWritesComesLastAndTheBaseBelowAll() {
        assertThat(assets().representation("site.css").orElseThrow())
                .hasToString("@layer base {a{color:red}}\na{color:green}\nb{color:green}\na{color:blue}\n");
    }

    @Test
    void anotherBrandingIsAnotherAddress() {
        String before = assets().address("site.css");
        files.put("/assets/branding.css", "a{color:purple}");
        assertThat(assets().address("site.css")).isNotEqualTo(before);
    }

    @Test
    void whatIsNotThereHasNoBody() {
        assertThat(assets().representation("nothing.css")).isEmpty();
        assertThat(assets().address("nothing.css")).isEqualTo("/assets/nothing.css");
    }

    @Test
    void anotherVersionFindsWhatAPageOfThisOneNames() {
        String before = assets().representation("site.css").orElseThrow().hash();
        files.put("/assets/desk.css", "a{color:black}");
        Assets next = assets();

        assertThat(next.representation("site.css", before).orElseThrow().toString())
                .contains("a{color:green}");
        assertThat(next.representation(
                                "site.css",
                                next.representation("site.css").orElseThrow().hash())
                        .orElseThrow()
                        .toString())
                .contains("a{color:black}");
        assertThat(next.representation("site.css", "0123456789abcdef")).isEmpty();
    }
}
