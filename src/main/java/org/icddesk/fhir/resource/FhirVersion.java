// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A version of FHIR that is spoken here. */
public enum FhirVersion {
    /** Release 4. */
    R4("4.0.1", "4.0"),
    /** Release 5. */
    R5("5.0.0", "5.0");

    private final String number;
    private final String mimeParameter;

    FhirVersion(String number, String mimeParameter) {
        this.number = number;
        this.mimeParameter = mimeParameter;
    }

    /** {@return the version of that name in an address, such as {@code r4}} */
    public static Optional<FhirVersion> ofSegment(String segment) {
        return Arrays.stream(values())
                .filter(version -> version.segment().equals(segment))
                .findFirst();
    }

    /** {@return the version that the media type's parameter {@code fhirVersion} names} */
    public static Optional<FhirVersion> ofMimeParameter(String value) {
        return Arrays.stream(values())
                .filter(version -> version.mimeParameter.equals(value))
                .findFirst();
    }

    /** {@return its name in addresses} */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return its name as the media type's parameter {@code fhirVersion} has it, such as {@code 4.0}} */
    public String mimeParameter() {
        return mimeParameter;
    }

    /** {@return its number, such as {@code 4.0.1}} */
    public String number() {
        return number;
    }
}
