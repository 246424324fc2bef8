// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Outputs;

/** The operation {@code $versions}: which versions of FHIR are spoken. */
final class VersionsOperation {

    private VersionsOperation() {}

    static JsonObject answer(FhirVersion fhir) {
        Outputs out = new Outputs();
        for (FhirVersion each : FhirVersion.values()) {
            out.add("version", "Code", each.mimeParameter());
        }
        return out.add("default", "Code", fhir.mimeParameter()).build();
    }
}
