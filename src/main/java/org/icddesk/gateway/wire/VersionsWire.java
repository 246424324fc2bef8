// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * WHO's MultiVersion.
 *
 * @param latestRelease its identifier in the latest release
 * @param release its identifiers in all releases
 */
public record VersionsWire(
        @JsonbProperty("@id") String id, TextWire title, String latestRelease, List<String> release) {}
