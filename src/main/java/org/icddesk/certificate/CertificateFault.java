// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import java.util.List;

/**
 * Something that cannot be true of a certificate, at the field where it stands.
 *
 * @param place the field: {@link CertificateField#id}, {@code a} to {@code e}, {@code part2}, or one of these six with
 *     {@code -interval}
 * @param key the key of its words
 * @param values what the words have inserted
 */
public record CertificateFault(String place, String key, List<Object> values) {

    /** The places of the lines, in their order. */
    public static final List<String> LINES = List.of("a", "b", "c", "d", "e", "part2");

    static CertificateFault at(String place, String key, Object... values) {
        return new CertificateFault(place, "doris.fault." + key, List.of(values));
    }

    static CertificateFault at(CertificateField field, String key, Object... values) {
        return at(field.id(), key, values);
    }
}
