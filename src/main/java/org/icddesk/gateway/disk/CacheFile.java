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

    private static final int MAGIC = 0x49434401;
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    /** {@return the content of its file} */
    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + body.length + CHECKSUM_BYTES);
        file.putInt(MAGIC).putLong(asOf.toEpochMilli()).putInt(body.length).put(body);
        return file.putLong(checksum(file.array(), HEADER_BYTES + body.length)).array();
    }

    /**
     * Reads the content of a file.
     *
     * @param file all its bytes
     * @return the answer; empty if any bit has changed
     */
    static Optional<CacheFile> of(byte[] file) {
        if (file.length < HEADER_BYTES + CHECKSUM_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(file);
        int magic = in.getInt();
        Instant asOf = Instant.ofEpochMilli(in.getLong());
        int length = in.getInt();
        if (magic != MAGIC || length != file.length - HEADER_BYTES - CHECKSUM_BYTES) {
            return Optional.empty();
        }
        return in.getLong(HEADER_BYTES + length) == checksum(file, HEADER_BYTES + length)
                ? Optional.of(new CacheFile(asOf, Arrays.copyOfRange(file, HEADER_BYTES, HEADER_BYTES + length)))
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
