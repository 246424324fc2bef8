// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
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
            RecordScan scan = new RecordScan(in, end, in.length());
            int before = damaged;
            for (Optional<WalkRecord> found = scan.next(); found.isPresent(); found = scan.next()) {
                damaged = before + scan.damaged();
                end = scan.end();
                reader.accept(found.get(), scan.place());
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
            return RecordScan.at(in, place, in.length());
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
}
