// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * WHO's TopLevel, TopLevelFoundation and TopLevelLinearization.
 *
 * @param prereleaseLanguages languages that are not final
 * @param includedLinearizations linearizations, as sent
 * @param supportedLinearizations linearizations, as WHO's document has it
 */
public record TopWire(
        @JsonbProperty("@id") String id,
        TextWire title,
        String releaseId,
        String releaseDate,
        List<String> availableLanguages,
        List<String> prereleaseLanguages,
        List<String> allReleases,
        List<String> includedLinearizations,
        List<String> supportedLinearizations,
        List<String> child,
        String browserUrl) {}
