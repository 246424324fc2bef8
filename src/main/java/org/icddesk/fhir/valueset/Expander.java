// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.icddesk.fhir.codesystem.Designation;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.LanguageChoice;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.Language;

/** The operation {@code $expand}: the concepts of a value set, a page at a time. */
public final class Expander {

    private static final Set<String> NOT_EXPANDED = Set.of("compose", "expansion", "text", "contained");

    private final FhirContext context;
    private final Inputs inputs;
    private final Map<SystemVersion, DisplayLanguage> languages = new HashMap<>();

    public Expander(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    /**
     * Expands a value set.
     *
     * @param named the value set in the address; empty if the parameters name it
     * @return the resource ValueSet
     */
    public JsonObject answer(Optional<JsonObject> named) {
        ExpansionParameters parameters = ExpansionParameters.of(inputs);
        ValueSetSource source = new ValueSetSource(context, inputs);
        ValueSetDefinition definition = source.ofRequest(named);
        LanguageChoice choice = context.languages(inputs, Coding.text(definition.resource(), "language"));
        SystemVersions versions = new SystemVersions(context, inputs);
        Language language = language(definition, versions, choice);
        Evaluation evaluation = new Evaluation(context, source, versions, language);
        Selection selection = parameters
                .filter()
                .map(filter -> new MemberSearch(context, evaluation, new MemberLoader(context), language)
                        .find(definition, filter))
                .orElseGet(() -> new Selection(evaluation.all(definition), false));
        return written(definition, selection, parameters, choice);
    }

    /** {@return the language of the first code system, in which members are then found already} */
    private Language language(ValueSetDefinition definition, SystemVersions versions, LanguageChoice choice) {
        Optional<Clause> first = definition.includes().stream()
                .filter(clause -> clause.system().isPresent())
                .findFirst();
        return first.map(clause -> new Evaluation(context, null, versions, Language.ENGLISH).version(clause))
                .map(version -> language(version, choice).language())
                .orElse(Language.ENGLISH);
    }

    private DisplayLanguage language(SystemVersion version, LanguageChoice choice) {
        return languages.computeIfAbsent(version, any -> context.language(choice, version));
    }

    private JsonObject written(
            ValueSetDefinition definition, Selection selection, ExpansionParameters parameters, LanguageChoice choice) {
        JsonObjectBuilder resource = Json.object();
        definition.resource().forEach((name, value) -> {
            if (!NOT_EXPANDED.contains(name) || name.equals("compose") && parameters.definition()) {
                resource.add(name, value);
            }
        });
        if (!definition.resource().containsKey("status")) {
            resource.add("status", "active");
        }
        return resource.add("expansion", expansion(selection, parameters, choice))
                .build();
    }

    private JsonObjectBuilder expansion(Selection selection, ExpansionParameters parameters, LanguageChoice choice) {
        List<Member> members = selection.members();
        int from = Math.min(parameters.offset(), members.size());
        int to = Math.min(members.size(), from + parameters.count());
        List<Member> page = members.subList(from, to);
        JsonArrayBuilder rows = rows(page, parameters, choice);
        JsonObjectBuilder expansion = Json.object()
                .add("identifier", "urn:uuid:" + UUID.randomUUID())
                .add("timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        if (!selection.chopped()) {
            expansion.add("total", members.size());
        }
        if (parameters.paged() || members.size() > page.size()) {
            expansion.add("offset", parameters.offset());
        }
        expansion.add("parameter", parameters(selection, parameters));
        ExpansionProperties.add(expansion, context.fhir(), parameters.properties());
        return page.isEmpty() ? expansion : expansion.add("contains", rows);
    }

    private JsonArrayBuilder parameters(Selection selection, ExpansionParameters parameters) {
        JsonArrayBuilder written = Json.array();
        Set<SystemVersion> used = new LinkedHashSet<>(languages.keySet());
        selection.members().stream().map(Member::version).distinct().forEach(used::add);
        used.forEach(version -> written.add(Json.object().add("name", "version").add("valueUri", version.canonical())));
        parameters.echo(written, inputs);
        if (selection.chopped()) {
            written.add(Json.object().add("name", "limitedExpansion").add("valueBoolean", true));
        }
        return written;
    }

    private JsonArrayBuilder rows(List<Member> page, ExpansionParameters parameters, LanguageChoice choice) {
        ExpansionRow row = new ExpansionRow(context.fhir(), parameters.properties(), parameters.designations());
        MemberLoader loader = new MemberLoader(context);
        Map<Member, Concept> loaded = new HashMap<>();
        page.stream()
                .map(Member::version)
                .distinct()
                .forEach(version -> loaded.putAll(loader.load(
                        page.stream()
                                .filter(member -> member.version().equals(version))
                                .toList(),
                        language(version, choice).language())));
        List<Map<Member, Concept>> others = new ArrayList<>();
        parameters.others().forEach(language -> others.add(loader.load(page, language)));
        JsonArrayBuilder rows = Json.array();
        page.forEach(member -> {
            Concept concept = loaded.get(member);
            rows.add(
                    concept == null
                            ? row.unknown(member)
                            : row.of(
                                    member, concept, language(member.version(), choice), designations(member, others)));
        });
        return rows;
    }

    private static List<Designation> designations(Member member, List<Map<Member, Concept>> others) {
        return others.stream()
                .filter(concepts -> concepts.containsKey(member))
                .flatMap(concepts ->
                        Designation.of(concepts.get(member)).stream().filter(Designation::preferred))
                .toList();
    }
}
