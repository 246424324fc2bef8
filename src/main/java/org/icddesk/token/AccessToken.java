// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Objects;

/** A bearer token, RFC 6750. Compared by identity; {@code toString} never shows its value. */
public final class AccessToken {

    private final String value;

    /**
     * Wraps a value that is fit for a header.
     *
     * @param value the token, visible ASCII
     */
    AccessToken(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** {@return the value of the {@code Authorization} header; to be sent to the ICD API only} */
    public String authorization() {
        return "Bearer " + value;
    }

    /** {@return a text without the value} */
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
