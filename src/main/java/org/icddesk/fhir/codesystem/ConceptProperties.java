// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.Shown;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;

/** Finds out the properties of concepts. */
public final class ConceptProperties {

    private static final String SCHEMA = "http://id.who.int/icd/schema/";

    private ConceptProperties() {}

    /** {@return whether concepts can have a property of that name} */
    public static boolean isKnown(String code) {
        return ConceptPropertyKind.isKnown(code);
    }

    /** {@return the properties of a concept, those of one name after each other} */
    public static List<ConceptProperty> of(Concept concept, DisplayLanguage language) {
        List<ConceptProperty> all = new ArrayList<>();
        if (!ConceptCode.of(concept.entity())
                .equals(ConceptCode.identifier(concept.entity().uri()))) {
            add(all, ConceptPropertyKind.CODE, concept.code());
        }
        add(all, ConceptPropertyKind.ID, concept.identifier());
        if (concept.cluster().isPresent()) {
            addParts(all, concept, concept.cluster().get());
        } else {
            addPlace(all, concept.entity());
            addDetails(all, concept.entity(), language);
        }
        return all;
    }

    private static void add(List<ConceptProperty> all, ConceptPropertyKind kind, String value) {
        all.add(ConceptProperty.of(kind, Shown.whole(value)));
    }

    private static void addPlace(List<ConceptProperty> all, IcdEntity entity) {
        entity.parents().stream()
                .filter(parent -> !parent.isRoot())
                .forEach(parent -> add(all, ConceptPropertyKind.PARENT, ConceptCode.identifier(parent)));
        entity.children().forEach(child -> add(all, ConceptPropertyKind.CHILD, ConceptCode.identifier(child)));
        if (ConceptCode.isAbstract(entity)) {
            add(all, ConceptPropertyKind.NOT_SELECTABLE, "true");
        }
    }

    private static void addDetails(List<ConceptProperty> all, IcdEntity entity, DisplayLanguage language) {
        if (entity.kind() != ClassKind.UNKNOWN) {
            add(all, ConceptPropertyKind.CLASS_KIND, entity.kind().name().toLowerCase(Locale.ROOT));
        }
        entity.browserUrl().map(URI::toString).ifPresent(url -> add(all, ConceptPropertyKind.BROWSER_URL, url));
        entity.codeRange().ifPresent(range -> add(all, ConceptPropertyKind.CODE_RANGE, range));
        entity.definition()
                .filter(language::shows)
                .ifPresent(text -> add(all, ConceptPropertyKind.DEFINITION, text.value()));
        if (entity instanceof Entity ofEleven) {
            ofEleven.source().map(IcdUri::canonical).ifPresent(source -> add(all, ConceptPropertyKind.SOURCE, source));
            ofEleven.blockId().ifPresent(block -> add(all, ConceptPropertyKind.BLOCK_ID, block));
            ofEleven.postcoordination().forEach(axis -> all.add(scale(ofEleven.uri(), axis)));
        }
    }

    private static ConceptProperty scale(LinearizationUri uri, PostcoordinationAxis axis) {
        return ConceptProperty.of(ConceptPropertyKind.POSTCOORDINATION_SCALE, SCHEMA + axis.name())
                .with(List.of(
                        ConceptProperty.part(
                                "valueSet",
                                "uri",
                                ConceptCode.identifier(uri) + "/postcoordinationScale/" + axis.name()),
                        ConceptProperty.part("requiredPostcoordination", "boolean", String.valueOf(axis.required())),
                        ConceptProperty.part("allowMultipleValues", "code", word(axis.multiplicity()))));
    }

    private static String word(PostcoordinationAxis.Multiplicity multiplicity) {
        return switch (multiplicity) {
            case ALWAYS -> "AllowAlways";
            case NOT_ALLOWED -> "NotAllowed";
            case EXCEPT_FROM_SAME_BLOCK -> "AllowedExceptFromSameBlock";
            case UNKNOWN -> "unknown";
        };
    }

    private static void addParts(List<ConceptProperty> all, Concept concept, PostcoordinationSet set) {
        IcdEntity stem = concept.entity();
        all.add(ConceptProperty.of(ConceptPropertyKind.STEM, set.stemCode().orElse(stem.code()))
                .with(List.of(
                        ConceptProperty.part(
                                "stemLabel", "string", Shown.whole(stem.title().value())),
                        ConceptProperty.part("stemUri", "uri", ConceptCode.identifier(stem.uri())))));
        set.axes().forEach(axis -> axis.values().forEach(value -> all.add(value(axis.name(), value))));
    }

    private static ConceptProperty value(String axis, PostcoordinationSet value) {
        String code = value.code().orElse("");
        Optional<String> uri = value.linearization().map(UriExpression::stem).map(ConceptCode::identifier);
        ConceptProperty part = ConceptProperty.part(code.isEmpty() ? "value" : Shown.whole(code), "uri", uri.orElse(""))
                .describedAs(Shown.whole(value.label()));
        return ConceptProperty.of(ConceptPropertyKind.POSTCOORDINATION_VALUES, SCHEMA + axis)
                .with(List.of(part));
    }
}
