// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A map of bytes that the servers of a cluster share; nothing of it waits. */
public interface SharedMap {

    /** {@return the value of a key; null if there is none} */
    CompletableFuture<byte[]> get(String key);

    /** Sets a value, which lasts as long as the server's configuration says. */
    CompletableFuture<?> put(String key, byte[] value);

    /** Sets a value unless there is one; {@return the value there was, else null} */
    CompletableFuture<byte[]> putIfAbsent(String key, byte[] value, Duration lifespan);

    /** Removes a value. */
    CompletableFuture<?> remove(String key);

    /** {@return the names of the servers that share it, this one included} */
    List<String> members();

    /** {@return how many entries this server holds; empty if it is not known} */
    Optional<Long> entries();
}
