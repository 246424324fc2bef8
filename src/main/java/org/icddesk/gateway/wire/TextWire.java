// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.bind.annotation.JsonbProperty;

/** WHO's LanguageSpecificText. The first component is what a bare value stands for, as in all wire records. */
public record TextWire(
        @JsonbProperty("@value") String value,
        @JsonbProperty("@language") String language) {}
