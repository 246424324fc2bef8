// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** The representation of an answer for programs: its bytes, plain and compressed, and their entity tag. */
final class Representation {

    private static final int SHORTEST_COMPRESSED = 512;

    private final byte[] plain;
    private final byte[] compressed;
    private final String tag;

    private Representation(byte[] plain) {
        this.plain = plain;
        this.compressed = plain.length < SHORTEST_COMPRESSED ? null : gzip(plain);
        // Weak, because the same tag stands for the compressed bytes too (RFC 9110 section 8.8.3).
        this.tag = "W/\"" + hash(plain) + '"';
    }

    /**
     * Creates the representation of one of WHO's answers.
     *
     * @param upstream a JSON document in UTF-8
     * @return the document without markup
     */
    static Representation ofJson(byte[] upstream) {
        return new Representation(SafeMarkup.of(upstream));
    }

    /** {@return the entity tag, as the header {@code ETag} has it} */
    String tag() {
        return tag;
    }

    /** {@return the bytes as they are} */
    byte[] plain() {
        return plain;
    }

    /** {@return the compressed bytes, or null where that would save nothing} */
    byte[] compressed() {
        return compressed;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
