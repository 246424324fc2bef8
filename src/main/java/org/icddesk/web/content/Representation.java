// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.icddesk.text.Sha256;

/**
 * The finished bytes of an answer, with the entity tag that changes with them, compressed where the caller reads that;
 * RFC 9110 section 3.2.
 */
public final class Representation {

    private static final int MIN_COMPRESSED_BYTES = 512;
    private static final int HASH_BYTES = 8;

    private final int length;
    private final String hash;
    private final byte[] plain;
    private byte[] compressed;

    /**
     * The representation in one content coding.
     *
     * @param bytes what is sent; not to be changed
     * @param compressed whether that is in gzip
     */
    public record Encoded(byte[] bytes, boolean compressed) {}

    /**
     * Holds bytes under a tag of 16 digits.
     *
     * @param plain the bytes; not to be changed
     */
    public Representation(byte[] plain) {
        this(plain, HASH_BYTES);
    }

    /**
     * Holds bytes.
     *
     * @param plain the bytes; not to be changed
     * @param hashBytes the bytes of their hash that the tag shows, two digits each
     */
    public Representation(byte[] plain, int hashBytes) {
        this(plain.length, hash(plain, hashBytes), plain, null);
    }

    private Representation(int length, String hash, byte[] plain, byte[] compressed) {
        this.length = length;
        this.hash = hash;
        this.plain = plain;
        this.compressed = compressed;
    }

    /** {@return the same representation, held in memory in its compressed form only} */
    public Representation compact() {
        return length < MIN_COMPRESSED_BYTES ? this : new Representation(length, hash, null, compressed());
    }

    /** {@return its size in memory, in bytes} */
    public int weight() {
        return (plain == null ? 0 : plain.length) + (compressed == null ? 0 : compressed.length);
    }

    /** {@return the hash of the bytes, in hexadecimal} */
    public String hash() {
        return hash;
    }

    /** {@return the entity tag; weak, because it stands for the compressed bytes too (RFC 9110 section 8.8.3)} */
    public String tag() {
        return "W/\"" + hash + '"';
    }

    /** {@return the bytes for a client, by its header {@code Accept-Encoding}, which may be null} */
    public Encoded encoded(String acceptEncoding) {
        boolean squeeze = length >= MIN_COMPRESSED_BYTES && ContentNegotiation.acceptsGzip(acceptEncoding);
        return new Encoded(squeeze ? compressed() : plain(), squeeze);
    }

    /** Sends the bytes, or none if the client has them already or sent HEAD. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.getStatus() == HttpServletResponse.SC_OK) {
            response.setHeader("ETag", tag());
            if (ContentNegotiation.isKnown(request.getHeader("If-None-Match"), tag())) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        Encoded encoded = encoded(request.getHeader("Accept-Encoding"));
        if (encoded.compressed()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(encoded.bytes().length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(encoded.bytes());
        }
    }

    /** {@return the bytes as they are} */
    public byte[] plain() {
        if (plain != null) {
            return plain;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed()))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static String hash(byte[] bytes, int hashBytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.digest(bytes), hashBytes));
    }

    @Override
    public String toString() {
        return new String(plain(), StandardCharsets.UTF_8);
    }
}
