// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.answer.Answer;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;

/** Finds titles of codes, clusters and identifiers. */
@ApplicationScoped
public class TitleLookup {

    private final CodeResolver resolver;
    private final IcdGateway gateway;

    protected TitleLookup() {
        this(null, null);
    }

    @Inject
    public TitleLookup(CodeResolver resolver, IcdGateway gateway) {
        this.resolver = resolver;
        this.gateway = gateway;
    }

    /**
     * Finds a title.
     *
     * @param code a code, cluster, pair of a dagger and an asterisk code, or identifier, in any spelling
     * @param exclusive whether the code is looked for in the classification of the context alone
     * @return the title; of a pair both, with a semicolon between them
     * @throws ApiProblem 404 if it names nothing, with what is nearest
     */
    Line title(String code, BrowseContext context, boolean exclusive) {
        CodeReading reading = CodeReading.of(code)
                .orElseThrow(() -> new ApiProblem(404, "This has not the form of a code or an identifier."));
        Optional<Answer<PostcoordinationSet>> cluster = cluster(reading, context);
        if (cluster.isPresent()) {
            return Line.of(cluster.get(), PostcoordinationSet::label);
        }
        Resolution resolution = resolver.resolve(reading, scope(context, exclusive));
        resolution.throwFailure();
        if (!resolution.missing().isEmpty()) {
            throw new ApiProblem(404, words(resolution.missing().get(0)));
        }
        if (resolution.matches().isEmpty()) {
            throw new ApiProblem(404, "No such code or identifier in this release.");
        }
        Answer<IcdEntity> first = resolution.matches().get(0).entity();
        if (reading instanceof CodeReading.Range && resolution.matches().size() > 1) {
            throw new ApiProblem(404, "No block has these codes, so they have no title together.");
        }
        return reading instanceof CodeReading.Pair
                ? Line.of(first, entity -> resolution.matches().stream()
                        .map(TitleLookup::title)
                        .collect(Collectors.joining("; ")))
                : Line.of(first, entity -> entity.title().value());
    }

    private static LookupScope scope(BrowseContext context, boolean exclusive) {
        return new LookupScope(
                context.classification(), context.release(), exclusive, context.language(), AnswerTimeout.PAGE);
    }

    private Optional<Answer<PostcoordinationSet>> cluster(CodeReading reading, BrowseContext context) {
        if (reading instanceof CodeReading.IdentifierCluster identifiers) {
            return Optional.of(gateway.describe(
                    where(context),
                    identifiers.expression(),
                    CodeOptions.DEFAULT,
                    context.language(),
                    AnswerTimeout.PAGE));
        }
        Optional<CodeExpression> codes = reading instanceof CodeReading.Code code ? code.cluster() : Optional.empty();
        return codes.map(expression -> gateway.describe(
                where(context), expression, CodeOptions.DEFAULT, context.language(), AnswerTimeout.PAGE));
    }

    private static Scope where(BrowseContext context) {
        return Scope.of(
                context.release().orElseThrow(),
                context.classification()
                        .linearization()
                        .orElseThrow(() -> new ApiProblem(404, "ICD-10 has no clusters of codes.")));
    }

    private static String title(Match match) {
        return match.entity().value().title().value();
    }

    private static String words(MissingCode missing) {
        String nearest = missing.nearest()
                .map(match -> " Nearest: " + match.entity().value().code() + " " + title(match) + ".")
                .orElse("");
        return missing.code() + " is not in " + missing.classification().segment() + " "
                + missing.release().id() + "." + nearest;
    }
}
