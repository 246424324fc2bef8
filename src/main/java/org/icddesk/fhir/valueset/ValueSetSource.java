// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.Shown;
import org.icddesk.fhir.system.UnknownSystem;

/** Where value sets come from: the request itself, or what their address implies. */
final class ValueSetSource {

    private final FhirContext context;
    private final Inputs inputs;

    /** Reads the resources that come with a request; a {@link FhirProblem} if one of them cannot be used. */
    ValueSetSource(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
        if (inputs.has("useSupplement")) {
            throw ValueSetReader.supplement();
        }
        inputs.objects("tx-resource").forEach(ValueSetSource::refuseCodeSystem);
    }

    private static void refuseCodeSystem(JsonObject resource) {
        if (resource.getString("resourceType", "").equals("CodeSystem")) {
            if (resource.getString("content", "").equals("supplement")) {
                throw ValueSetReader.supplement();
            }
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET,
                    "Code systems in a request are not read here, only value sets.",
                    "tx-resource");
        }
    }

    /** {@return the value set that the request is about; a {@link FhirProblem} if there is none} */
    ValueSetDefinition ofRequest(Optional<JsonObject> named) {
        Optional<JsonObject> sent = named.or(() -> inputs.object("valueSet"));
        if (sent.isPresent()) {
            return ValueSetReader.read(sent.get());
        }
        List<JsonObject> along = inputs.objects("tx-resource");
        Optional<String> url = inputs.text("url", "valueSetUri");
        if (url.isEmpty() && along.size() == 1) {
            return ValueSetReader.read(along.get(0));
        }
        return find(url.orElseThrow(() -> FhirProblem.invalid("Give the value set as url or valueSet.", "url")));
    }

    /** {@return the value set of a canonical URL; a {@link FhirProblem} if it is unknown} */
    ValueSetDefinition find(String canonical) {
        int bar = canonical.lastIndexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        Optional<String> version = bar < 0 ? inputs.text("valueSetVersion") : Optional.of(canonical.substring(bar + 1));
        return inputs.objects("tx-resource").stream()
                .filter(resource -> url.equals(resource.getString("url", "")))
                .findFirst()
                .or(() -> implicit(url, version))
                .map(ValueSetReader::read)
                .orElseThrow(() -> new FhirProblem(
                        IssueKind.UNKNOWN_SYSTEM, "The value set " + Shown.of(canonical) + " is unknown here.", "url"));
    }

    /** {@return the resource that an address implies; empty if none} */
    Optional<JsonObject> implicit(String url, Optional<String> version) {
        try {
            return new ImplicitValueSets(context)
                    .find(url, version.or(() -> inputs.texts("force-system-version", "system-version").stream()
                            .filter(canonical -> canonical.indexOf('|') > 0
                                    && url.startsWith(canonical.split("\\|")[0]))
                            .map(canonical -> canonical.substring(canonical.indexOf('|') + 1))
                            .findFirst()));
        } catch (UnknownSystem e) {
            return Optional.empty();
        }
    }
}
