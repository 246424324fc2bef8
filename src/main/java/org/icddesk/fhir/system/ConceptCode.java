// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;

/**
 * How the code of a concept is written, and what the text of one may name. Nothing else decides this.
 *
 * <p>Written is the short code, else the identifier without its release. Read is the short code, an expression, an
 * identifier with or without its release, and the bare number of an entity, in any case, in this order: so {@code 01} is a
 * chapter and no number.
 */
public final class ConceptCode {

    private static final int MAX_LENGTH = 8_000;

    private ConceptCode() {}

    /** What a text may name. */
    public sealed interface Reading {

        /** A code of ICD-11 or the ICF, or a cluster of them. */
        record Expression(CodeExpression expression) implements Reading {}

        /** An identifier, in one release. */
        record Identifier(IcdUri uri) implements Reading {}

        /** A cluster of identifiers, each in one release. */
        record Identifiers(UriExpression expression) implements Reading {}
    }

    /** {@return the code of an entity} */
    public static String of(IcdEntity entity) {
        return entity.code().isEmpty() ? identifier(entity.uri()) : entity.code();
    }

    /** {@return the identifier of an entity without its release} */
    public static String identifier(IcdUri uri) {
        return uri.inAllReleases().canonical();
    }

    /** {@return whether an entity is there to group others only: it has no code, though its siblings have} */
    public static boolean isAbstract(IcdEntity entity) {
        return entity.code().isEmpty()
                && Classification.of(entity.uri()) != Classification.FOUNDATION
                && entity.kind() != ClassKind.CHAPTER;
    }

    /** {@return the release that an identifier names, which counts where no version is named} */
    static Optional<String> release(String text) {
        return IcdUri.parse(text.strip()).flatMap(IcdUri::release).map(Release::id);
    }

    /** {@return what a text may name in a version of a code system, in this order; empty if it is nothing's code} */
    public static List<Reading> readings(SystemVersion version, String text) {
        List<Reading> readings = new ArrayList<>();
        if (text.length() > MAX_LENGTH) {
            return readings;
        }
        if (version.system() == IcdSystem.ICD10) {
            Icd10Code.parse(text)
                    .map(code -> Icd10Uri.of(version.release(), code))
                    .map(Reading.Identifier::new)
                    .ifPresent(readings::add);
        } else if (version.linearization().isPresent()) {
            expression(version, text).map(Reading.Expression::new).ifPresent(readings::add);
        }
        EntityId.parse(text.strip())
                .flatMap(id -> entity(version, id))
                .or(() -> IcdUri.parse(text.strip()).flatMap(uri -> inVersion(version, uri)))
                .map(Reading.Identifier::new)
                .ifPresent(readings::add);
        identifiers(version, text).map(Reading.Identifiers::new).ifPresent(readings::add);
        return readings;
    }

    /** {@return whether a text is a spelling of a concept's code} */
    public static boolean names(String text, Concept concept) {
        return readings(concept.version(), text).stream().anyMatch(reading -> names(reading, concept));
    }

    private static boolean names(Reading reading, Concept concept) {
        if (reading instanceof Reading.Expression code) {
            return code.expression().text().equals(concept.code());
        }
        return reading instanceof Reading.Identifier one
                ? identifier(one.uri()).equals(concept.identifier())
                : concept.isPostcoordinated()
                        && Concept.unversioned(((Reading.Identifiers) reading).expression())
                                .equals(concept.identifier());
    }

    private static Optional<CodeExpression> expression(SystemVersion version, String text) {
        try {
            CodeExpression expression = CodeExpression.parse(text);
            boolean functioning = expression.stem().isFunctioning();
            return Optional.of(expression).filter(any -> functioning == (version.system() == IcdSystem.ICF));
        } catch (InvalidCode e) {
            return Optional.empty();
        }
    }

    private static Optional<IcdUri> entity(SystemVersion version, EntityId id) {
        return version.system() == IcdSystem.FOUNDATION
                ? Optional.of(FoundationUri.of(id))
                : version.linearization().map(lin -> LinearizationUri.of(version.release(), lin, id));
    }

    /** {@return the identifier in that release; empty if it is of another release or classification, or no entity's} */
    private static Optional<IcdUri> inVersion(SystemVersion version, IcdUri uri) {
        boolean other = Classification.of(uri) != version.system().classification()
                || uri.release()
                        .filter(release -> !release.equals(version.release()))
                        .isPresent();
        return other || uri.isRoot() ? Optional.empty() : Optional.of(uri.in(version.release()));
    }

    private static Optional<UriExpression> identifiers(SystemVersion version, String text) {
        return UriExpression.parse(text).filter(UriExpression::isCluster).flatMap(expression -> {
            List<UriExpression.Part> parts = expression.parts().stream()
                    .flatMap(part ->
                            inVersion(version, part.uri())
                                    .map(uri -> new UriExpression.Part(part.joint(), uri))
                                    .stream())
                    .toList();
            return parts.size() == expression.parts().size() ? Optional.of(new UriExpression(parts)) : Optional.empty();
        });
    }
}
