// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import org.icddesk.web.Texts;

/** The reason why a file cannot be read as a table. */
public final class TableFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Notice reason;

    private TableFault(int status, Notice reason) {
        super(reason.key(), null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** {@return that the file is broken} */
    static TableFault broken(String key, Object... values) {
        return new TableFault(400, Notice.of(key, values));
    }

    /** {@return that the file is larger than what is read} */
    static TableFault tooLarge(String key, Object... values) {
        return new TableFault(413, Notice.of(key, values));
    }

    /** {@return that the file is of a kind that is not read} */
    static TableFault unsupported(String key, Object... values) {
        return new TableFault(415, Notice.of(key, values));
    }

    /** {@return the status of the answer: 400, 413 or 415} */
    public int status() {
        return status;
    }

    /** {@return what is wrong, in words} */
    public String in(Texts texts) {
        return reason.in(texts);
    }
}
