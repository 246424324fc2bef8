// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Outputs;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.Shown;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.fhir.system.UnknownSystem;
import org.icddesk.icd.Language;

/** The operation {@code $lookup}: what a code stands for. */
public final class Lookup {

    private static final String LANGUAGE_PROPERTY = "lang.";
    private static final int MAX_LANGUAGES = 5;

    private final FhirContext context;
    private final Inputs inputs;
    private final Set<String> wanted;

    public Lookup(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
        this.wanted = new HashSet<>(inputs.texts("property"));
    }

    /**
     * Looks a code up.
     *
     * @param named the version in the address; empty if the parameters name it
     * @return the resource Parameters
     */
    public JsonObject answer(Optional<SystemVersion> named) {
        Coding coding = inputs.object("coding").map(Coding::of).orElseGet(this::separate);
        String code = coding.code().orElseThrow(() -> FhirProblem.invalid("Give a code, or a coding.", "code"));
        try {
            SystemVersion version = named.orElseGet(() -> version(coding));
            DisplayLanguage language = context.language(context.languages(inputs, Optional.empty()), version);
            return answer(context.concepts().find(version, code, language.language()), language);
        } catch (UnknownSystem e) {
            throw e.asProblem();
        } catch (UnknownConcept e) {
            throw e.asProblem();
        }
    }

    private Coding separate() {
        return new Coding(inputs.text("system", "url"), inputs.text("version"), inputs.text("code"), Optional.empty());
    }

    private SystemVersion version(Coding coding) {
        if (coding.system().isEmpty()) {
            throw FhirProblem.invalid("Give the code system of the code as system.", "system");
        }
        return context.version(coding, inputs.text("version"));
    }

    private JsonObject answer(Concept concept, DisplayLanguage language) {
        SystemVersion version = concept.version();
        Outputs out = new Outputs()
                .add("name", "String", name(version, language))
                .add("version", "String", version.release().id())
                .add("display", "String", concept.display(language).orElseGet(concept::code));
        if (context.fhir() == FhirVersion.R5) {
            definition(concept, language).ifPresent(text -> out.add("definition", "String", text));
        }
        designations(concept, language).forEach(each -> out.add("designation", parts(each)));
        ConceptProperties.of(concept, language).stream()
                .filter(property -> isWanted(property.code()))
                .filter(property -> context.fhir() == FhirVersion.R4
                        || !property.code().equals(ConceptPropertyKind.DEFINITION.code()))
                .forEach(property -> out.add("property", parts(property)));
        if (wanted.contains(ConceptPropertyKind.NOT_SELECTABLE.code()) && !ConceptCode.isAbstract(concept.entity())) {
            out.add("property", parts(ConceptProperty.of(ConceptPropertyKind.NOT_SELECTABLE, "false")));
        }
        return out.build();
    }

    private String name(SystemVersion version, DisplayLanguage language) {
        return Shown.whole(
                context.inquiry().top(version, language.language()).title().value());
    }

    private Optional<String> definition(Concept concept, DisplayLanguage language) {
        return isWanted("definition") && !concept.isPostcoordinated()
                ? concept.entity().definition().filter(language::shows).map(text -> Shown.whole(text.value()))
                : Optional.empty();
    }

    private boolean isWanted(String property) {
        return wanted.isEmpty() || wanted.contains(property) || wanted.contains("*");
    }

    /** {@return words in the language of the answer, and in those that properties such as {@code lang.fr} name} */
    private List<Designation> designations(Concept concept, DisplayLanguage language) {
        List<Designation> all = new ArrayList<>();
        if (isWanted("designation")) {
            all.addAll(Designation.of(concept));
        }
        wanted.stream()
                .filter(property -> property.startsWith(LANGUAGE_PROPERTY))
                .flatMap(property -> Language.parse(property.substring(LANGUAGE_PROPERTY.length())).stream())
                .distinct()
                .limit(MAX_LANGUAGES)
                .map(other -> context.concepts().find(concept.version(), concept.code(), other))
                .flatMap(other -> Designation.of(other).stream())
                .filter(words -> !all.contains(words))
                .forEach(all::add);
        return all;
    }

    private static Outputs parts(Designation designation) {
        Outputs parts = new Outputs().add("language", "Code", designation.language());
        if (designation.preferred()) {
            parts.add("use", "Coding", Designation.use());
        }
        return parts.add("value", "String", designation.value());
    }

    private static Outputs parts(ConceptProperty property) {
        Outputs parts = new Outputs().add("code", "Code", property.code());
        if (property.type().equals("boolean")) {
            parts.add("value", Boolean.parseBoolean(property.value()));
        } else if (!property.value().isEmpty()) {
            parts.add("value", property.typeSuffix(), property.value());
        }
        if (!property.description().isEmpty()) {
            parts.add("description", "String", property.description());
        }
        property.parts().forEach(part -> parts.add("subproperty", parts(part)));
        return parts;
    }
}
