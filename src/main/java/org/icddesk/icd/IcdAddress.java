// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * The address of an entity or a classification as people copy it: an identifier, or a page of one of WHO's browsers, of
 * WHO's API or of ICD Desk.
 *
 * @param uri what it names; without a release where the address names none, or the latest
 * @param language the language of the page; empty if the address names none
 */
public record IcdAddress(IcdUri uri, Optional<Language> language) {

    /**
     * Reads an address. Opens no connection.
     *
     * @param text an address, with or without its scheme; may be null
     * @return what it names; empty if the text is anything else, such as an address of another host
     */
    public static Optional<IcdAddress> parse(String text) {
        return IcdAddressReader.read(text);
    }

    /** {@return the code that an address of ICD Desk's pages of codes names, such as {@code …/icd-desk/code/E11.9}} */
    public static Optional<String> codeIn(String text) {
        return IcdAddressReader.code(text);
    }
}
