// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.Icd10Entity;

/** Maps entities of the linearizations, of the foundation and of ICD-10. */
public final class EntityReader {

    private static final int MAX_ANCESTORS = 20;

    private EntityReader() {}

    /** Reads an entity of a linearization. */
    public static Entity entity(byte[] body, IcdRequest<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        WireMapper mapper = new WireMapper(asked.language());
        LinearizationUri uri = self(wire.id(), asked, LinearizationUri.class);
        String code = WireMapper.plain(wire.code()).orElse("");
        return new Entity(
                uri,
                mapper.title(wire.title(), code.isEmpty() ? lastPart(uri) : code),
                code,
                kind(wire.classKind()),
                others(wire.parent(), uri, LinearizationUri.class).stream().findFirst(),
                others(wire.child(), uri, LinearizationUri.class),
                ancestors(wire.ancestor(), uri, LinearizationUri.class),
                others(wire.descendant(), uri, LinearizationUri.class),
                WireMapper.uri(wire.source(), FoundationUri.class),
                WireMapper.browser(wire.browserUrl()),
                WireMapper.plain(wire.blockId()),
                WireMapper.plain(wire.codeRange()),
                mapper.text(wire.definition()),
                mapper.text(wire.longDefinition()),
                mapper.text(wire.fullySpecifiedName()),
                mapper.text(wire.diagnosticCriteria()),
                mapper.text(wire.codingNote()),
                mapper.terms(wire.inclusion()),
                mapper.terms(wire.exclusion()),
                mapper.terms(wire.indexTerm()),
                mapper.terms(wire.foundationChildElsewhere()),
                WireMapper.stream(wire.postcoordinationScale())
                        .flatMap(scale -> axis(scale).stream())
                        .toList(),
                WireMapper.uris(wire.relatedEntitiesInMaternalChapter(), FoundationUri.class),
                WireMapper.uris(wire.relatedEntitiesInPerinatalChapter(), FoundationUri.class),
                WireMapper.uris(wire.relatedImpairment(), IcdUri.class));
    }

    /** Reads an entity of the foundation. */
    public static FoundationEntity foundationEntity(byte[] body, IcdRequest<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        WireMapper mapper = new WireMapper(asked.language());
        FoundationUri uri = self(wire.id(), asked, FoundationUri.class);
        return new FoundationEntity(
                uri,
                mapper.title(wire.title(), lastPart(uri)),
                others(wire.parent(), uri, FoundationUri.class),
                others(wire.child(), uri, FoundationUri.class),
                ancestors(wire.ancestor(), uri, FoundationUri.class),
                others(wire.descendant(), uri, FoundationUri.class),
                WireMapper.browser(wire.browserUrl()),
                mapper.text(wire.definition()),
                mapper.text(wire.longDefinition()),
                mapper.text(wire.fullySpecifiedName()),
                mapper.text(wire.diagnosticCriteria()),
                mapper.terms(wire.synonym()),
                mapper.terms(wire.narrowerTerm()),
                mapper.terms(wire.inclusion()),
                mapper.terms(wire.exclusion()),
                WireMapper.uris(wire.relatedEntitiesInMaternalChapter(), FoundationUri.class),
                WireMapper.uris(wire.relatedEntitiesInPerinatalChapter(), FoundationUri.class));
    }

    /** Reads a chapter, block or category of ICD-10. */
    public static Icd10Entity icd10Entity(byte[] body, IcdRequest<?> asked) {
        EntityWire wire = WireReader.read(body, EntityWire.class);
        WireMapper mapper = new WireMapper(asked.language());
        Icd10Uri uri = self(wire.id(), asked, Icd10Uri.class);
        String code = WireMapper.plain(wire.code()).orElseGet(() -> lastPart(uri));
        return new Icd10Entity(
                uri,
                mapper.title(wire.title(), code),
                code,
                kind(wire.classKind()),
                others(wire.parent(), uri, Icd10Uri.class).stream().findFirst(),
                others(wire.child(), uri, Icd10Uri.class),
                WireMapper.browser(wire.browserUrl()),
                mapper.text(wire.definition()),
                mapper.text(wire.longDefinition()),
                mapper.text(wire.fullySpecifiedName()),
                mapper.text(wire.note()),
                mapper.text(wire.codingHint()),
                mapper.terms(wire.inclusion()),
                mapper.terms(wire.exclusion()),
                mapper.terms(wire.indexTerm()));
    }

    /** {@return the identifier that the answer gives itself, else the one it was asked for by} */
    static <U extends IcdUri> U self(String id, IcdRequest<?> asked, Class<U> type) {
        return WireMapper.uri(id, type)
                .or(() -> IcdUri.ofPath(asked.path()).filter(type::isInstance).map(type::cast))
                .orElseThrow(() -> new Malformed("The ICD API's answer to " + asked + " names no entity", null));
    }

    /** {@return the last segment of an identifier, the fallback for a missing title} */
    static String lastPart(IcdUri uri) {
        String path = uri.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static <U extends IcdUri> List<U> others(List<String> values, U self, Class<U> type) {
        return WireMapper.uris(values, type).stream()
                .filter(uri -> !uri.equals(self))
                .toList();
    }

    private static <U extends IcdUri> List<U> ancestors(List<String> values, U self, Class<U> type) {
        return others(values, self, type).stream().limit(MAX_ANCESTORS).toList();
    }

    private static Optional<PostcoordinationAxis> axis(ScaleWire wire) {
        return WireMapper.axis(wire.axisName())
                .map(name -> new PostcoordinationAxis(
                        name,
                        "true".equalsIgnoreCase(wire.requiredPostcoordination()),
                        multiplicity(wire.allowMultipleValues()),
                        WireMapper.uris(wire.scaleEntity(), LinearizationUri.class)));
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
