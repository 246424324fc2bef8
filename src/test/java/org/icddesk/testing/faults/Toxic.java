// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.time.Duration;

/** What a {@link FaultProxy} does to the bytes on their way back to the client; names and meanings are Toxiproxy's. */
public sealed interface Toxic {

    /**
     * Delays every piece.
     *
     * @param delay how long
     */
    record Latency(Duration delay) implements Toxic {}

    /**
     * Limits the rate.
     *
     * @param bytesPerSecond how fast
     */
    record Bandwidth(int bytesPerSecond) implements Toxic {}

    /**
     * Delays the end of a connection.
     *
     * @param delay how long
     */
    record SlowClose(Duration delay) implements Toxic {}

    /**
     * Lets nothing through, then closes the connection.
     *
     * @param after when to close; zero for never
     */
    record Timeout(Duration after) implements Toxic {}

    /**
     * Resets the connection instead of answering.
     *
     * @param after how long after the first bytes would have come
     */
    record ResetPeer(Duration after) implements Toxic {}

    /**
     * Cuts into small pieces with a pause behind each.
     *
     * @param size bytes in a piece
     * @param delay the pause
     */
    record Slicer(int size, Duration delay) implements Toxic {}

    /**
     * Closes the connection after so many bytes.
     *
     * @param bytes how many
     */
    record LimitData(long bytes) implements Toxic {}

    /**
     * Resets the connection after so many bytes, so that the reader sees an error instead of an end.
     *
     * @param bytes how many
     */
    record ResetAfter(long bytes) implements Toxic {}

    /**
     * Lets so many bytes through and then nothing, the connection staying open; none of Toxiproxy's, but what stalled
     * bodies do.
     *
     * @param bytes how many
     */
    record Stall(long bytes) implements Toxic {}
}
