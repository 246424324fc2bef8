// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The static files of the site, each under an address that changes with its content, so that a browser may keep it for
 * ever.
 */
@Named("assets")
@ApplicationScoped
public class Assets {

    /** In a layer of its own, so that whatever we write wins over it without outdoing its selectors. */
    private static final String BASE = "pico.fluid.classless.min.css";

    /** One file for the browser to wait for instead of several; what an organisation puts above our style comes last. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "site.css", List.of(BASE, "desk.css", "tree.css", "branding.css"),
            "site.js", List.of("theme.js", "desk.js", "tree.js"));

    private final ServletContext context;
    private final Map<String, Optional<Body>> bodies = new ConcurrentHashMap<>();

    /** For the container's proxy alone. */
    protected Assets() {
        this(null);
    }

    /**
     * Reads static files.
     *
     * @param context where they lie, under {@code /assets}
     */
    @Inject
    public Assets(ServletContext context) {
        this.context = context;
    }

    /** {@return the address of a file, after the context path} */
    public String address(String name) {
        return "/assets/" + name + body(name).map(body -> "?v=" + body.hash()).orElse("");
    }

    /** {@return the bytes of a file; empty when there is none of that name} */
    Optional<Body> body(String name) {
        // What does not exist is not remembered: the names are the reader's to choose.
        Optional<Body> known = bodies.get(name);
        if (known == null) {
            known = JOINED.containsKey(name)
                    ? joined(JOINED.get(name))
                    : file(name).map(Body::new);
            if (known.isPresent()) {
                bodies.put(name, known);
            }
        }
        return known;
    }

    private Optional<Body> joined(List<String> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = file(part).orElse(new byte[0]);
            String before = part.equals(BASE) ? "@layer base {" : "";
            String after = part.equals(BASE) ? "}\n" : "\n";
            all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
            all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(new Body(all.toByteArray()));
    }

    private Optional<byte[]> file(String name) {
        try (InputStream stream = context.getResourceAsStream("/assets/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
