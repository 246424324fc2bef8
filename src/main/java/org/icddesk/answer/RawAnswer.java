// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Instant;
import org.icddesk.answer.Answer.Source;

/**
 * An answer of WHO in the bytes that it sent.
 *
 * @param body the bytes, JSON in UTF-8, not copied
 * @param asOf when WHO gave it
 * @param cached whether it was cached, so that WHO was not asked
 * @param source whom it comes from
 */
public record RawAnswer(byte[] body, Instant asOf, boolean cached, Source source) {

    /** Creates an answer that WHO gave to this server. */
    public RawAnswer(byte[] body, Instant asOf, boolean cached) {
        this(body, asOf, cached, Source.WHO);
    }

    /** {@return time and size} */
    @Override
    public String toString() {
        return asOf + ", " + body.length + " bytes";
    }
}
