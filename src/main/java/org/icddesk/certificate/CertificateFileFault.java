// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.util.List;
import org.icddesk.web.Texts;

/** The reason why a file cannot be read as certificates. */
public final class CertificateFileFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final transient List<Object> values;

    /**
     * Creates a fault.
     *
     * @param reason the end of the key of its words
     * @param values what the words have inserted
     */
    CertificateFileFault(String reason, Object... values) {
        super(reason, null, false, false);
        this.reason = reason;
        this.values = List.of(values);
    }

    /** {@return what is wrong, in words} */
    public String in(Texts texts) {
        return texts.format("doris.file." + reason, values.toArray());
    }
}
