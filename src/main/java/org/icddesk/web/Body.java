// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A complete response body, with entity tag and compression. */
final class Body {

    private static final int SHORTEST_COMPRESSED = 512;
    private static final Pattern GZIP = Pattern.compile("(gzip|x-gzip|\\*)(\\s*;\\s*q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?");

    private final int length;
    private final String hash;
    private final byte[] plain;
    private byte[] compressed;

    Body(byte[] plain) {
        this(plain.length, hash(plain), plain, null);
    }

    private Body(int length, String hash, byte[] plain, byte[] compressed) {
        this.length = length;
        this.hash = hash;
        this.plain = plain;
        this.compressed = compressed;
    }

    /** {@return the same body, keeping only the encoding that most browsers accept} */
    Body compact() {
        return length < SHORTEST_COMPRESSED ? this : new Body(length, hash, null, compressed());
    }

    /** {@return the size in memory} */
    int weight() {
        return (plain == null ? 0 : plain.length) + (compressed == null ? 0 : compressed.length);
    }

    /** {@return 16 hexadecimal digits that change with the bytes} */
    String hash() {
        return hash;
    }

    /** Sends the bytes, or nothing if the client already has them (RFC 9110 section 13.1.2) or sent HEAD. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Weak, because the same tag stands for the compressed bytes too.
        String tag = "W/\"" + hash + '"';
        if (response.getStatus() == HttpServletResponse.SC_OK) {
            response.setHeader("ETag", tag);
            if (isKnown(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        boolean squeeze = length >= SHORTEST_COMPRESSED && acceptsGzip(request.getHeader("Accept-Encoding"));
        if (squeeze) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] sent = squeeze ? compressed() : plain();
        response.setContentLength(sent.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(sent);
        }
    }

    private boolean isKnown(String header) {
        return header != null
                && List.of(header.split(",")).stream()
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*") || tag.replaceFirst("^W/", "").equals('"' + hash + '"'));
    }

    static boolean acceptsGzip(String header) {
        if (header == null) {
            return false;
        }
        return List.of(header.toLowerCase(Locale.ROOT).split(",")).stream()
                .map(String::strip)
                .anyMatch(coding -> GZIP.matcher(coding).matches());
    }

    private byte[] plain() throws IOException {
        if (plain != null) {
            return plain;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed()))) {
            return gzip.readAllBytes();
        }
    }

    private synchronized byte[] compressed() {
        if (compressed == null) {
            ByteArrayOutputStream target = new ByteArrayOutputStream(plain.length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            compressed = target.toByteArray();
        }
        return compressed;
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        try {
            return new String(plain(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
