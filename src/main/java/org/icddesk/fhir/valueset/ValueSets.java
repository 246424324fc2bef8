// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Searchset;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;

/** The value sets that there are without a client's sending them. */
public final class ValueSets {

    private ValueSets() {}

    /** {@return the value set of all that a code system has} */
    public static JsonObject of(SystemVersion version) {
        return ImplicitValueSets.whole(version);
    }

    /** {@return those that a search finds; by its URL also one that an address implies} */
    public static JsonObject search(FhirContext context, Inputs inputs) {
        List<JsonObject> all = new ArrayList<>(ImplicitValueSets.wholes(context));
        Optional<String> url = inputs.text("url");
        url.filter(wanted ->
                        all.stream().noneMatch(known -> known.getString("url").equals(wanted)))
                .flatMap(wanted -> new ValueSetSource(context, inputs).implicit(wanted, inputs.text("version")))
                .ifPresent(all::add);
        return new Searchset(context.base(), inputs).of("ValueSet", all);
    }
}
