// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.ClassKind;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.FoundationEntity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.PostcoordinationAxis;
import org.icddesk.gateway.PostcoordinationAxis.Multiplicity;
import org.icddesk.gateway.upstream.Question;

/** Maps entities of the linearizations, of the foundation and of ICD-10. */
public final class Entities {

    private static final int MOST_ANCESTORS = 20;

    private Entities() {}

    /** Reads an entity of a linearization. */
    public static Entity entity(byte[] body, Question<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        Border border = new Border(asked.language());
        LinearizationUri uri = self(wire.id(), asked, LinearizationUri.class);
        String code = Border.plain(wire.code()).orElse("");
        return new Entity(
                uri,
                border.title(wire.title(), code.isEmpty() ? lastPart(uri) : code),
                code,
                kind(wire.classKind()),
                others(wire.parent(), uri, LinearizationUri.class).stream().findFirst(),
                others(wire.child(), uri, LinearizationUri.class),
                ancestors(wire.ancestor(), uri, LinearizationUri.class),
                others(wire.descendant(), uri, LinearizationUri.class),
                Border.uri(wire.source(), FoundationUri.class),
                Border.browser(wire.browserUrl()),
                Border.plain(wire.blockId()),
                Border.plain(wire.codeRange()),
                border.text(wire.definition()),
                border.text(wire.longDefinition()),
                border.text(wire.fullySpecifiedName()),
                border.text(wire.diagnosticCriteria()),
                border.text(wire.codingNote()),
                border.terms(wire.inclusion()),
                border.terms(wire.exclusion()),
                border.terms(wire.indexTerm()),
                border.terms(wire.foundationChildElsewhere()),
                Border.stream(wire.postcoordinationScale())
                        .flatMap(scale -> axis(scale).stream())
                        .toList(),
                Border.uris(wire.relatedEntitiesInMaternalChapter(), FoundationUri.class),
                Border.uris(wire.relatedEntitiesInPerinatalChapter(), FoundationUri.class),
                Border.uris(wire.relatedImpairment(), IcdUri.class));
    }

    /** Reads an entity of the foundation. */
    public static FoundationEntity foundationEntity(byte[] body, Question<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        Border border = new Border(asked.language());
        FoundationUri uri = self(wire.id(), asked, FoundationUri.class);
        return new FoundationEntity(
                uri,
                border.title(wire.title(), lastPart(uri)),
                others(wire.parent(), uri, FoundationUri.class),
                others(wire.child(), uri, FoundationUri.class),
                ancestors(wire.ancestor(), uri, FoundationUri.class),
                others(wire.descendant(), uri, FoundationUri.class),
                Border.browser(wire.browserUrl()),
                border.text(wire.definition()),
                border.text(wire.longDefinition()),
                border.text(wire.fullySpecifiedName()),
                border.text(wire.diagnosticCriteria()),
                border.terms(wire.synonym()),
                border.terms(wire.narrowerTerm()),
                border.terms(wire.inclusion()),
                border.terms(wire.exclusion()),
                Border.uris(wire.relatedEntitiesInMaternalChapter(), FoundationUri.class),
                Border.uris(wire.relatedEntitiesInPerinatalChapter(), FoundationUri.class));
    }

    /** Reads a chapter, block or category of ICD-10. */
    public static Icd10Entity icd10Entity(byte[] body, Question<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        Border border = new Border(asked.language());
        Icd10Uri uri = self(wire.id(), asked, Icd10Uri.class);
        String code = Border.plain(wire.code()).orElseGet(() -> lastPart(uri));
        return new Icd10Entity(
                uri,
                border.title(wire.title(), code),
                code,
                kind(wire.classKind()),
                others(wire.parent(), uri, Icd10Uri.class).stream().findFirst(),
                others(wire.child(), uri, Icd10Uri.class),
                Border.browser(wire.browserUrl()),
                border.text(wire.definition()),
                border.text(wire.longDefinition()),
                border.text(wire.fullySpecifiedName()),
                border.text(wire.note()),
                border.text(wire.codingHint()),
                border.terms(wire.inclusion()),
                border.terms(wire.exclusion()),
                border.terms(wire.indexTerm()));
    }

    /** {@return the identifier that the answer gives itself, else the one it was asked for by} */
    static <U extends IcdUri> U self(String id, Question<?> asked, Class<U> type) {
        return Border.uri(id, type)
                .or(() -> IcdUri.ofPath(asked.path()).filter(type::isInstance).map(type::cast))
                .orElseThrow(() -> new Malformed("The ICD API's answer to " + asked + " names no entity", null));
    }

    /** {@return the last part of an identifier, which stands in for a title} */
    static String lastPart(IcdUri uri) {
        String path = uri.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static <U extends IcdUri> List<U> others(List<String> values, U self, Class<U> type) {
        return Border.uris(values, type).stream()
                .filter(uri -> !uri.equals(self))
                .toList();
    }

    private static <U extends IcdUri> List<U> ancestors(List<String> values, U self, Class<U> type) {
        return others(values, self, type).stream().limit(MOST_ANCESTORS).toList();
    }

    private static Optional<PostcoordinationAxis> axis(ScaleWire wire) {
        return Border.axis(wire.axisName())
                .map(name -> new PostcoordinationAxis(
                        name,
                        "true".equalsIgnoreCase(wire.requiredPostcoordination()),
                        multiplicity(wire.allowMultipleValues()),
                        Border.uris(wire.scaleEntity(), LinearizationUri.class)));
    }

    private static Multiplicity multiplicity(String value) {
        return switch (value == null ? "" : value) {
            case "AllowAlways" -> Multiplicity.ALWAYS;
            case "NotAllowed" -> Multiplicity.NOT_ALLOWED;
            case "AllowedExceptFromSameBlock" -> Multiplicity.EXCEPT_FROM_SAME_BLOCK;
            default -> Multiplicity.UNKNOWN;
        };
    }

    private static ClassKind kind(String value) {
        return switch (value == null ? "" : value) {
            case "chapter" -> ClassKind.CHAPTER;
            case "block" -> ClassKind.BLOCK;
            case "category" -> ClassKind.CATEGORY;
            case "window" -> ClassKind.WINDOW;
            default -> ClassKind.UNKNOWN;
        };
    }
}
