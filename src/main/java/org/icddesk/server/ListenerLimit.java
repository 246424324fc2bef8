// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.UndertowOptions;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.util.OptionalLong;

/**
 * The size that a listener's {@code max-post-size} allows bodies of requests.
 *
 * <p>NOTE: a request that says it is larger is refused with an empty 400 before any handler, filter or application is asked
 * (Undertow's {@code HttpTransferEncoding}), so whoever uploads has to know beforehand.
 */
public final class ListenerLimit {

    private ListenerLimit() {}

    /** {@return the limit of the listener through which the request of the current thread came, in bytes; empty for none} */
    public static OptionalLong bytes() {
        ServletRequestContext current = ServletRequestContext.current();
        // NOTE: the exchange's own limit is the servlet's once a form with files has been read.
        long limit = current == null
                ? 0
                : current.getExchange()
                        .getConnection()
                        .getUndertowOptions()
                        .get(UndertowOptions.MAX_ENTITY_SIZE, UndertowOptions.DEFAULT_MAX_ENTITY_SIZE);
        return limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty();
    }
}
