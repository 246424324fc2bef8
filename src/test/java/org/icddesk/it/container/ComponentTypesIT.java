// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server's Faces makes our components for {@code ui:fragment} and {@code ui:repeat}: their types have the names that it uses. */
class ComponentTypesIT {

    private static final List<String> REPLACED =
            List.of("com.sun.faces.facelets.tag.ui.ComponentRef", "com.sun.faces.facelets.component.UIRepeat");

    @Test
    void theServersFacesKnowsTheTypesByTheseNames() throws Exception {
        String configuration = Files.readString(Path.of("src/main/webapp/WEB-INF/faces-config.xml"));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("desk.server"), "modules"))) {
            Path faces = files.filter(file -> file.getFileName().toString().matches("jakarta\\.faces-[0-9].*\\.jar"))
                    .filter(file -> file.toString().contains("impl"))
                    .findFirst()
                    .orElseThrow();
            try (URLClassLoader classes =
                    new URLClassLoader(new URL[] {faces.toUri().toURL()})) {
                for (String replaced : REPLACED) {
                    Object type = classes.loadClass(replaced)
                            .getField("COMPONENT_TYPE")
                            .get(null);
                    assertThat(configuration).as(replaced).contains("<component-type>" + type + "</component-type>");
                }
            }
        }
    }
}
