// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;

/**
 * A request for FHIR.
 *
 * @param fhir the version of FHIR that is spoken
 * @param base the address of the service in the version asked for, without a slash at its end
 * @param method {@code GET}, {@code HEAD} or {@code POST}
 * @param path the segments behind the base, decoded
 * @param inputs the parameters of the address and the body
 * @param bundle the body, if it is a Bundle
 * @param acceptLanguage the header; may be null
 */
record FhirRequest(
        FhirVersion fhir,
        String base,
        String method,
        List<String> path,
        Inputs inputs,
        Optional<JsonObject> bundle,
        String acceptLanguage) {

    /** {@return whether it asks for something without sending anything} */
    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
