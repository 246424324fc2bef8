// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

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
import java.util.regex.Pattern;
import org.icddesk.web.content.Representation;

/**
 * The static files of the site, each under an address that contains a digest of its content, so that browsers may cache
 * it for ever.
 */
@Named("assets")
@ApplicationScoped
public class Assets {

    /** The path of static files, after the context path. */
    public static final String PATH = "/assets";

    /** In a separate CSS layer, so that our styles override it whatever their specificity. */
    private static final String BASE = "pico.fluid.classless.min.css";

    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z0-9-]+\\.js)\"");

    /** An organisation's own, sent as it was written. */
    private static final String BRANDING = "branding.css";

    /** One file instead of several for the browser to wait for; an organisation's own style comes last. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "site.css", List.of(BASE, "desk.css", "tree.css", BRANDING),
            "site.js", List.of("theme.js", "base.js", "combobox.js", "desk.js", "tree.js"),
            "mycodes.js", List.of("base.js", "my.js"),
            "clusters.js", List.of("base.js", "combobox.js", "cluster.js"),
            "certificate.js", List.of("base.js", "combobox.js", "doris.js"));

    private final ServletContext context;
    private final AssetArchive archive;
    private final Map<String, Optional<Representation>> representations = new ConcurrentHashMap<>();

    protected Assets() {
        this(null, null);
    }

    /**
     * Reads static files.
     *
     * @param context where they are, under {@code /assets}
     * @param archive keeps them for later versions and other servers
     */
    @Inject
    public Assets(ServletContext context, AssetArchive archive) {
        this.context = context;
        this.archive = archive;
    }

    /** {@return the address of a file, after the context path} */
    public String address(String name) {
        return PATH + "/" + name
                + representation(name).map(file -> "?v=" + file.hash()).orElse("");
    }

    /** {@return the bytes of a file; empty if there is none of that name} */
    Optional<Representation> representation(String name) {
        // Misses are not cached: clients choose the names.
        Optional<Representation> known = representations.get(name);
        if (known == null) {
            known = JOINED.containsKey(name)
                    ? joined(JOINED.get(name))
                    : file(name)
                            .map(bytes -> name.endsWith(".js") ? module(bytes) : bytes)
                            .map(Representation::new);
            if (known.isPresent()) {
                archive.keep(name, known.get());
                representations.put(name, known);
            }
        }
        return known;
    }

    /**
     * {@return the bytes of a file of this version of the site or of another; empty if this server does not have it}
     *
     * @param digest the digest of its content in its address
     */
    Optional<Representation> representation(String name, String digest) {
        return representation(name).filter(file -> file.hash().equals(digest)).or(() -> archive.find(name, digest));
    }

    /** Has a module import others by their versioned addresses; modules do not import each other in circles. */
    private byte[] module(byte[] source) {
        return IMPORT.matcher(new String(SourceText.compact(source), StandardCharsets.UTF_8))
                .replaceAll(found -> representation(found.group(1))
                        .map(file -> "from \"./" + found.group(1) + "?v=" + file.hash() + "\"")
                        .orElse(found.group()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Representation> joined(List<String> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = file(part).orElse(new byte[0]);
            if (!part.equals(BASE) && !part.equals(BRANDING)) {
                bytes = SourceText.compact(bytes);
            }
            String before = part.equals(BASE) ? "@layer base {" : "";
            String after = part.equals(BASE) ? "}\n" : "\n";
            all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
            all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(new Representation(all.toByteArray()));
    }

    private Optional<byte[]> file(String name) {
        try (InputStream stream = context.getResourceAsStream(PATH + "/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
