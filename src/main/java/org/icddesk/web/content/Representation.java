// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.icddesk.text.Sha256;
import org.icddesk.web.content.CompleteResponse.Header;

/**
 * The finished bytes of an answer, with the entity tag that changes with them, compressed where the caller reads that;
 * RFC 9110 section 3.2.
 */
public final class Representation {

    private static final int MIN_COMPRESSED_BYTES = 512;
    private static final int MAX_UNPACKED_AT_ONCE = 64 << 10;
    private static final int HASH_BYTES = 8;

    private final int length;
    private final String hash;
    private final byte[] plain;
    private volatile byte[] compressed;

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
        boolean squeeze = isSqueezedFor(acceptEncoding);
        return new Encoded(squeeze ? compressed() : plain(), squeeze);
    }

    /**
     * {@return whether the response to a request lies ready, or takes so little that the thread that receives requests
     * can make it}
     */
    public boolean isReady(RequestHead request) {
        return isKnown(request)
                || (isSqueezedFor(request.header("Accept-Encoding"))
                        ? compressed != null
                        : plain != null || length <= MAX_UNPACKED_AT_ONCE);
    }

    /** {@return the response 200 with the bytes, or 304 if the client has them already} */
    public CompleteResponse response(RequestHead request, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("ETag", tag()));
        return isKnown(request) ? new CompleteResponse(304, all, null) : whole(200, request, all);
    }

    /** {@return a response with the bytes, whatever the client has, and without their tag} */
    public CompleteResponse untagged(int status, RequestHead request, Header... headers) {
        return whole(status, request, new ArrayList<>(List.of(headers)));
    }

    private CompleteResponse whole(int status, RequestHead request, List<Header> headers) {
        Encoded encoded = encoded(request.header("Accept-Encoding"));
        if (encoded.compressed()) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        return new CompleteResponse(status, headers, encoded.bytes());
    }

    private boolean isKnown(RequestHead request) {
        return ContentNegotiation.isKnown(request.header("If-None-Match"), tag());
    }

    private boolean isSqueezedFor(String acceptEncoding) {
        return length >= MIN_COMPRESSED_BYTES && ContentNegotiation.acceptsGzip(acceptEncoding);
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

    private byte[] compressed() {
        return compressed != null ? compressed : compress();
    }

    private synchronized byte[] compress() {
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
