// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * WHO's TopLevel, TopLevelFoundation and TopLevelLinearization.
 *
 * @param id its identifier
 * @param title its title
 * @param releaseId the release
 * @param releaseDate when that appeared
 * @param availableLanguages languages
 * @param prereleaseLanguages languages that are not final
 * @param allReleases all releases
 * @param includedLinearizations linearizations, as sent
 * @param supportedLinearizations linearizations, as WHO's document has it
 * @param child uppermost entities
 * @param browserUrl WHO's page
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
