// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.icddesk.icd.IcdUri;

/**
 * An answer as a walk keeps it: a marker, the time of the answer, the lengths of path and body, both of them, and a checksum
 * over all that.
 *
 * @param uri what was asked for
 * @param asOf when WHO gave the answer, in milliseconds exactly
 * @param body the bytes that WHO sent, not copied; empty if it does not know what was asked for
 */
public record WalkRecord(IcdUri uri, Instant asOf, Optional<byte[]> body) {

    static final int MARKER = 0x49434457;
    static final int HEADER_BYTES = Integer.BYTES + Long.BYTES + Short.BYTES + Integer.BYTES;

    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int MAX_PATH = 512;
    private static final int MAX_BODY = 32 << 20;
    private static final int ABSENT = -1;

    /** {@return the number of its bytes in the file, or a few more} */
    long size() {
        return HEADER_BYTES + MAX_PATH + body.map(bytes -> bytes.length).orElse(0) + CHECKSUM_BYTES;
    }

    /** {@return its bytes in the file} */
    byte[] bytes() {
        byte[] path = uri.path().getBytes(StandardCharsets.UTF_8);
        byte[] content = body.orElseGet(() -> new byte[0]);
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + path.length + content.length + CHECKSUM_BYTES);
        out.putInt(MARKER).putLong(asOf.toEpochMilli()).putShort((short) path.length);
        out.putInt(body.isPresent() ? content.length : ABSENT).put(path).put(content);
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    /**
     * Reads how long a record is.
     *
     * @param header its first bytes, {@value #HEADER_BYTES} of them
     * @return the number of all its bytes; empty if this cannot be the beginning of one
     */
    static Optional<Integer> length(byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header);
        int marker = in.getInt();
        in.getLong();
        int path = in.getShort();
        int body = in.getInt();
        boolean possible = marker == MARKER && path > 0 && path <= MAX_PATH && body >= ABSENT && body <= MAX_BODY;
        return possible ? Optional.of(HEADER_BYTES + path + Math.max(0, body) + CHECKSUM_BYTES) : Optional.empty();
    }

    /**
     * Reads a record.
     *
     * @param bytes all its bytes, as many as {@link #length} says
     * @return the record; empty if any bit has changed
     */
    static Optional<WalkRecord> of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int end = bytes.length - CHECKSUM_BYTES;
        if (in.getInt(end) != checksum(bytes, end)) {
            return Optional.empty();
        }
        in.getInt();
        Instant asOf = Instant.ofEpochMilli(in.getLong());
        int pathEnd = HEADER_BYTES + in.getShort();
        Optional<byte[]> body =
                in.getInt() == ABSENT ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, pathEnd, end));
        String path = new String(bytes, HEADER_BYTES, pathEnd - HEADER_BYTES, StandardCharsets.UTF_8);
        return IcdUri.ofPath(path).map(uri -> new WalkRecord(uri, asOf, body));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /** {@return path, time and size} */
    @Override
    public String toString() {
        return uri.path() + ", " + asOf + ", "
                + body.map(b -> b.length + " bytes").orElse("unknown to WHO");
    }
}
