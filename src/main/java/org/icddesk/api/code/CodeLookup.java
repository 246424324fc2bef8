// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.api.problem.CodeProblems;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.Resolution;

/** Looks up single codes, clusters and identifiers. */
final class CodeLookup {

    private static final String NO_CODE = "This has not the form of a code.";

    private final CodeResolver resolver;
    private final IcdGateway gateway;
    private final LookupScope scope;

    /**
     * Creates a lookup.
     *
     * @param scope where to look; its release is present
     */
    CodeLookup(CodeResolver resolver, IcdGateway gateway, LookupScope scope) {
        this.resolver = resolver;
        this.gateway = gateway;
        this.scope = scope;
    }

    /** {@return the result: what the text stands for, that it is invalid, or why that is unknown} */
    JsonObject answer(String text) {
        try {
            return CodeReading.of(text).map(reading -> answer(text, reading)).orElseGet(() -> malformed(text));
        } catch (NotFound | Rejected e) {
            return CodeItem.invalid(text, CodeItem.Fault.NOT_IN_RELEASE, "WHO does not know this in this release.");
        } catch (IcdFailure e) {
            return CodeItem.unanswered(text, e.forReaders());
        }
    }

    private JsonObject answer(String text, CodeReading reading) {
        if (reading instanceof CodeReading.IdentifierCluster cluster) {
            return CodeItem.cluster(text, described(cluster.expression()));
        }
        Optional<CodeExpression> cluster = reading instanceof CodeReading.Code code ? code.cluster() : Optional.empty();
        return cluster.isPresent() ? CodeItem.cluster(text, described(cluster.get())) : resolved(text, reading);
    }

    private JsonObject resolved(String text, CodeReading reading) {
        Resolution resolution = resolver.resolve(reading, scope);
        resolution.throwFailure();
        List<Match> matches = resolution.matches();
        if (!resolution.missing().isEmpty()) {
            return CodeItem.missing(text, resolution.missing());
        }
        if (matches.isEmpty()) {
            return otherSystem(reading)
                    .map(other -> CodeItem.invalid(text, CodeItem.Fault.MALFORMED, ofAnother(other)))
                    .orElseGet(() -> CodeItem.invalid(
                            text, CodeItem.Fault.NOT_IN_RELEASE, "WHO does not know this in this release."));
        }
        boolean several = reading instanceof CodeReading.Pair || reading instanceof CodeReading.Range;
        return several && matches.size() > 1
                ? CodeItem.several(text, reading instanceof CodeReading.Pair ? "pair" : "range", matches)
                : CodeItem.found(text, matches);
    }

    /** {@return the classification whose code the text may be, where the one asked for can have none of its form} */
    private Optional<Classification> otherSystem(CodeReading reading) {
        if (!scope.exclusive() || !(reading instanceof CodeReading.Code code)) {
            return Optional.empty();
        }
        List<Classification> able = code.candidates().stream()
                .map(candidate -> Classification.of(candidate.system()))
                .toList();
        return able.contains(scope.preferred()) ? Optional.empty() : Optional.of(able.get(0));
    }

    private String ofAnother(Classification other) {
        return "This has not the form of a code of " + scope.preferred().segment() + "; it may be one of "
                + other.segment() + ".";
    }

    private static JsonObject malformed(String text) {
        try {
            CodeExpression.parse(text);
            return CodeItem.invalid(text, CodeItem.Fault.MALFORMED, NO_CODE);
        } catch (InvalidCode e) {
            return CodeItem.invalid(text, CodeItem.Fault.MALFORMED, CodeProblems.message(e));
        }
    }

    private PostcoordinationSet described(UriExpression expression) {
        return gateway.describe(where(), expression, CodeOptions.DEFAULT, scope.language(), scope.timeout())
                .value();
    }

    private PostcoordinationSet described(CodeExpression expression) {
        return gateway.describe(where(), expression, CodeOptions.DEFAULT, scope.language(), scope.timeout())
                .value();
    }

    private Scope where() {
        return Scope.of(
                scope.release().orElseThrow(),
                scope.preferred().linearization().orElseThrow(() -> new NotFound("no linearization")));
    }
}
