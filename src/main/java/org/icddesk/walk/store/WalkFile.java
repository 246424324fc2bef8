// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * The file of one walk: its answers one after the other in the order in which they came, appended to and never rewritten.
 *
 * <p>What is damaged is passed over, and what follows it is found by its marker. NOTE: not by a channel, which an interrupt
 * of the thread would close.
 */
public final class WalkFile implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path path;
    private final WalkKey key;
    private final Instant begun;
    private RandomAccessFile out;
    private long end;
    private int damaged;

    /**
     * Names a file, which need not exist.
     *
     * @param begun when the walk began
     */
    WalkFile(Path path, WalkKey key, Instant begun) {
        this.path = path;
        this.key = key;
        this.begun = begun;
    }

    /** {@return what is walked} */
    public WalkKey key() {
        return key;
    }

    /** {@return when the walk began} */
    public Instant begun() {
        return begun;
    }

    /** {@return where it is, which no other file is} */
    public Path path() {
        return path;
    }

    /** {@return how many damaged places were passed over so far} */
    int damaged() {
        return damaged;
    }

    /** Reads the answers that were appended since the last time, and where they stand. */
    void readNew(ObjLongConsumer<WalkRecord> reader) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            long length = in.length();
            long at = end;
            while (at < length) {
                Optional<byte[]> bytes = bytes(in, at, length);
                Optional<WalkRecord> found = bytes.flatMap(WalkRecord::of);
                if (found.isPresent()) {
                    damaged += at == end ? 0 : 1;
                    long place = at;
                    at += bytes.get().length;
                    end = at;
                    reader.accept(found.get(), place);
                } else {
                    at = nextMarker(in, at + 1, length);
                }
            }
        }
    }

    /**
     * Reads one answer.
     *
     * @param place where it stands
     * @return the answer; empty if there is none
     */
    Optional<WalkRecord> read(long place) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            return bytes(in, place, in.length()).flatMap(WalkRecord::of);
        }
    }

    /** {@return where the next answer will stand, which is the size of what can be read} */
    long end() {
        return end;
    }

    /**
     * Appends an answer after the last one that can be read; cuts off what follows that, such as half an answer.
     *
     * @return where it stands
     */
    long append(WalkRecord answer) throws IOException {
        if (out == null) {
            // What can be read is never cut off, even if it could not be read before.
            readNew((kept, place) -> {});
            out = new RandomAccessFile(path.toFile(), "rw");
            out.setLength(end);
        }
        byte[] bytes = answer.bytes();
        try {
            out.seek(end);
            out.write(bytes);
            end += bytes.length;
            return end - bytes.length;
        } catch (IOException e) {
            reset(e);
            throw e;
        }
    }

    /** Has the disk itself take what was appended, so that a power cut does not lose it. */
    void sync() throws IOException {
        if (out != null) {
            out.getFD().sync();
        }
    }

    /** Closes the file until the next answer is appended, which then cuts off what was written only in part. */
    private void reset(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }

    /** {@return what is a record by its length; empty if there is none at this place, or only a part of one} */
    private static Optional<byte[]> bytes(RandomAccessFile in, long at, long length) throws IOException {
        if (length - at < WalkRecord.HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] header = new byte[WalkRecord.HEADER_BYTES];
        in.seek(at);
        in.readFully(header);
        Optional<Integer> size = WalkRecord.length(header).filter(bytes -> bytes <= length - at);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size.get()];
        System.arraycopy(header, 0, bytes, 0, header.length);
        in.readFully(bytes, header.length, bytes.length - header.length);
        return Optional.of(bytes);
    }

    /** {@return where the next record may begin; the length of the file if there is none} */
    private static long nextMarker(RandomAccessFile in, long from, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long at = from; length - at >= Integer.BYTES; at += CHUNK - Integer.BYTES + 1) {
            int size = (int) Math.min(CHUNK, length - at);
            in.seek(at);
            in.readFully(chunk, 0, size);
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, size);
            for (int i = 0; i + Integer.BYTES <= size; i++) {
                if (bytes.getInt(i) == WalkRecord.MARKER) {
                    return at + i;
                }
            }
        }
        return length;
    }
}
