// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.Entity;

/** Finds the concepts that texts of codes name. */
public final class ConceptFinder {

    private final FhirInquiry inquiry;

    public ConceptFinder(FhirInquiry inquiry) {
        this.inquiry = inquiry;
    }

    /**
     * Finds a concept, with at most two requests to WHO; two more for a postcoordinated code that is wrong, and one for each
     * value of a code that fits on several axes.
     *
     * @param text the code as it was sent
     * @param language the language of its texts
     * @throws UnknownConcept if the code system has no such code; says why where that can be told
     */
    public Concept find(SystemVersion version, String text, Language language) {
        CodeExpression refused = null;
        for (ConceptCode.Reading reading : ConceptCode.readings(version, text)) {
            try {
                Optional<Concept> found = find(version, reading, language);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (NotFound | Rejected e) {
                if (reading instanceof ConceptCode.Reading.Expression code
                        && code.expression().isCluster()) {
                    refused = code.expression();
                }
            }
        }
        throw refused == null ? UnknownConcept.of(version, text) : new AxisExplanation(inquiry, version).of(refused);
    }

    /**
     * Finds the entity that a text names, without its texts.
     *
     * @throws UnknownConcept if the code system has no such code, or it is a postcoordinated one
     */
    public IcdUri locate(SystemVersion version, String text, Language language) {
        for (ConceptCode.Reading reading : ConceptCode.readings(version, text)) {
            try {
                Optional<IcdUri> found = locate(version, reading, language);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (NotFound | Rejected e) {
                // The next reading may name something.
            }
        }
        throw UnknownConcept.of(version, text);
    }

    private Optional<IcdUri> locate(SystemVersion version, ConceptCode.Reading reading, Language language) {
        if (reading instanceof ConceptCode.Reading.Identifier identifier) {
            return Optional.of(identifier.uri());
        }
        return reading instanceof ConceptCode.Reading.Expression code
                        && !code.expression().isCluster()
                ? stem(version, code.expression(), language)
                : Optional.empty();
    }

    /** {@return the entity of a code; WHO is asked for codes of chapters by their place, since they are in no codeinfo} */
    private Optional<IcdUri> stem(SystemVersion version, CodeExpression code, Language language) {
        return code.stem().isChapter()
                ? new Chapters(inquiry, version).find(code.stem().code(), language)
                : inquiry.codeInfo(version, code).stem().map(uri -> uri.in(version.release()));
    }

    private Optional<Concept> find(SystemVersion version, ConceptCode.Reading reading, Language language) {
        if (reading instanceof ConceptCode.Reading.Identifier identifier) {
            return Optional.of(entity(version, identifier.uri(), language));
        }
        if (reading instanceof ConceptCode.Reading.Identifiers several) {
            return cluster(version, inquiry.describe(version, several.expression(), language), language)
                    .map(concept -> placed(concept, (placement, set) -> placement.of(set, several.expression())));
        }
        CodeExpression expression = ((ConceptCode.Reading.Expression) reading).expression();
        return expression.isCluster()
                ? cluster(version, inquiry.describe(version, expression, language), language)
                        .map(concept -> placed(concept, (placement, set) -> placement.of(set, expression)))
                : stem(version, expression, language).map(stem -> entity(version, stem, language));
    }

    private Concept entity(SystemVersion version, IcdUri uri, Language language) {
        return new Concept(version, inquiry.entity(version, uri.in(version.release()), language), Optional.empty());
    }

    private Optional<Concept> cluster(SystemVersion version, PostcoordinationSet set, Language language) {
        Optional<LinearizationUri> stem = set.stemLinearization().or(() -> set.linearization()
                .map(expression -> expression.stem())
                .filter(LinearizationUri.class::isInstance)
                .map(LinearizationUri.class::cast));
        return stem.filter(uri -> set.code().isPresent())
                .map(uri -> new Concept(
                        version, inquiry.entity(version, uri.in(version.release()), language), Optional.of(set)));
    }

    private Concept placed(
            Concept concept, BiFunction<AxisPlacement, PostcoordinationSet, PostcoordinationSet> places) {
        List<PostcoordinationAxis> axes = concept.entity() instanceof Entity stem ? stem.postcoordination() : List.of();
        AxisPlacement placement = new AxisPlacement(axes, uri -> above(concept.version(), uri));
        return new Concept(
                concept.version(), concept.entity(), concept.cluster().map(set -> places.apply(placement, set)));
    }

    private Collection<IcdUri> above(SystemVersion version, LinearizationUri uri) {
        try {
            return inquiry.ancestors(version, uri.in(version.release())).stream()
                    .<IcdUri>map(IcdUri::inAllReleases)
                    .toList();
        } catch (NotFound | Rejected e) {
            return List.of();
        }
    }
}
