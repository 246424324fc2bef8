// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.answer.NotFound;
import org.icddesk.fhir.codesystem.CodeSystemResource;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.IcdSystem;
import org.icddesk.fhir.system.Shown;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.text.Sha256;

/** The value sets that addresses imply: a whole code system, what stands below a concept, the values of an axis. */
final class ImplicitValueSets {

    private static final String ALL = "?fhir_vs";
    private static final String BELOW = "=isa/";
    private static final Pattern SCALE =
            Pattern.compile("(?<entity>.{1,200})/postcoordinationScale/(?<axis>[A-Za-z0-9]{1,60})");

    private final FhirContext context;

    ImplicitValueSets(FhirContext context) {
        this.context = context;
    }

    /**
     * Finds the value set of an address.
     *
     * @param url the canonical URL without a version
     * @param version the release; empty for the one in the address, or the default one
     * @return the resource; empty if the address implies none
     */
    Optional<JsonObject> find(String url, Optional<String> version) {
        Matcher scale = SCALE.matcher(url);
        if (scale.matches()) {
            return scale(url, scale.group("entity"), scale.group("axis"), version);
        }
        int mark = url.indexOf(ALL);
        if (mark < 0 || IcdSystem.of(url.substring(0, mark)).isEmpty()) {
            return Optional.empty();
        }
        SystemVersion system = context.catalogue().find(url.substring(0, mark), version);
        String rest = url.substring(mark + ALL.length());
        if (rest.isEmpty()) {
            return Optional.of(whole(system));
        }
        return rest.startsWith(BELOW) ? below(url, system, rest.substring(BELOW.length())) : Optional.empty();
    }

    /** {@return the value set of all that a code system has} */
    static JsonObject whole(SystemVersion version) {
        return resource(
                        version,
                        version.id(),
                        version.system().url() + ALL,
                        "All",
                        "All of " + version.system().title())
                .add("compose", compose(Json.array().add(include(version))))
                .build();
    }

    private Optional<JsonObject> below(String url, SystemVersion version, String code) {
        try {
            Concept concept = context.concepts().find(version, code, Language.ENGLISH);
            String title =
                    Shown.whole(concept.code() + " " + concept.entity().title().value()) + " and below";
            return Optional.of(resource(version, id(version, url), url, "Below", title)
                    .add("compose", compose(Json.array().add(isA(version, code))))
                    .build());
        } catch (UnknownConcept e) {
            return Optional.empty();
        }
    }

    private Optional<JsonObject> scale(String url, String entity, String axis, Optional<String> version) {
        Optional<LinearizationUri> uri = IcdUri.parse(entity)
                .filter(any -> entity.startsWith("http://id.who.int/"))
                .filter(LinearizationUri.class::isInstance)
                .map(LinearizationUri.class::cast);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        IcdSystem system = IcdSystem.valueOf(uri.get().linearization().name());
        SystemVersion release = context.catalogue()
                .find(system.url(), version.or(() -> uri.get().release().map(r -> r.id())));
        try {
            return context.inquiry().entity(release, uri.get().in(release.release()), Language.ENGLISH)
                            instanceof Entity stem
                    ? stem.postcoordination().stream()
                            .filter(each -> each.name().equals(axis))
                            .findFirst()
                            .map(each -> scale(url, release, stem, each))
                    : Optional.empty();
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private static JsonObject scale(String url, SystemVersion version, Entity stem, PostcoordinationAxis axis) {
        JsonArrayBuilder includes = Json.array();
        axis.scale().forEach(root -> includes.add(isA(version, ConceptCode.identifier(root))));
        String title = Shown.whole(stem.title().value()) + ": " + axis.name();
        return resource(version, id(version, url), url, "Scale", title)
                .add("compose", compose(includes))
                .build();
    }

    private static JsonObjectBuilder resource(SystemVersion version, String id, String url, String name, String title) {
        return Json.resource("ValueSet")
                .add("id", id)
                .add("url", url)
                .add("version", version.release().id())
                .add("name", version.system().computableName() + name)
                .add("title", title)
                .add("status", "active")
                .add("experimental", false)
                .add("date", version.release().id())
                .add("publisher", "World Health Organization")
                .add("description", title + ", release " + version.release() + ".")
                .add("copyright", CodeSystemResource.copyright(version.system()));
    }

    private static String id(SystemVersion version, String url) {
        byte[] digest = Sha256.digest(url.getBytes(StandardCharsets.UTF_8));
        return version.id() + "-" + HexFormat.of().formatHex(digest, 0, 8);
    }

    private static JsonObjectBuilder compose(JsonArrayBuilder includes) {
        return Json.object().add("include", includes);
    }

    private static JsonObjectBuilder include(SystemVersion version) {
        return Json.object()
                .add("system", version.system().url())
                .add("version", version.release().id());
    }

    private static JsonObjectBuilder isA(SystemVersion version, String code) {
        return include(version)
                .add(
                        "filter",
                        Json.array()
                                .add(Json.object()
                                        .add("property", "concept")
                                        .add("op", "is-a")
                                        .add("value", code)));
    }

    /** {@return the value sets of all versions of all code systems} */
    static List<JsonObject> wholes(FhirContext context) {
        return context.catalogue().all().stream().map(ImplicitValueSets::whole).toList();
    }
}
