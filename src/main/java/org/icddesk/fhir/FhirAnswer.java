// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;

/**
 * The answer to a request for FHIR.
 *
 * @param isOperation whether it depends on nothing but the parameters of an operation, so that it can be kept
 */
record FhirAnswer(JsonObject resource, boolean isOperation) {

    static FhirAnswer of(JsonObject resource) {
        return new FhirAnswer(resource, false);
    }

    static FhirAnswer ofOperation(JsonObject resource) {
        return new FhirAnswer(resource, true);
    }
}
