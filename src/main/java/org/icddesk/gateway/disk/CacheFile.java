// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.disk;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The file format of a cached answer: a marker, the time of the answer, its length, its bytes and a checksum over all
 * of them.
 *
 * @param asOf when WHO gave it, in milliseconds exactly
 * @param body its bytes, not copied
 */
public record CacheFile(Instant asOf, byte[] body) {

    private static final int MARK = 0x49434401;
    private static final int HEAD = Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int TAIL = Long.BYTES;

    /** {@return the content of its file} */
    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(HEAD + body.length + TAIL);
        file.putInt(MARK).putLong(asOf.toEpochMilli()).putInt(body.length).put(body);
        return file.putLong(checksum(file.array(), HEAD + body.length)).array();
    }

    /**
     * Reads the content of a file.
     *
     * @param file all its bytes
     * @return the answer; empty if any bit has changed
     */
    static Optional<CacheFile> of(byte[] file) {
        if (file.length < HEAD + TAIL) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(file);
        int mark = in.getInt();
        Instant asOf = Instant.ofEpochMilli(in.getLong());
        int length = in.getInt();
        if (mark != MARK || length != file.length - HEAD - TAIL) {
            return Optional.empty();
        }
        return in.getLong(HEAD + length) == checksum(file, HEAD + length)
                ? Optional.of(new CacheFile(asOf, Arrays.copyOfRange(file, HEAD, HEAD + length)))
                : Optional.empty();
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /** {@return time and size} */
    @Override
    public String toString() {
        return asOf + ", " + body.length + " bytes";
    }
}
