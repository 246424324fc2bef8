// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Answer;
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
    private static final String UNKNOWN = "WHO does not know this in this release.";

    private final CodeResolver resolver;
    private final IcdGateway gateway;
    private final BatchScope batch;
    private final LookupScope scope;

    /**
     * Creates a lookup.
     *
     * @param batch where to look
     */
    CodeLookup(CodeResolver resolver, IcdGateway gateway, BatchScope batch) {
        this.resolver = resolver;
        this.gateway = gateway;
        this.batch = batch;
        this.scope = batch.lookup();
    }

    /** {@return what was found: what the text stands for, that it is invalid, or why that is unknown; never fails} */
    CodeOutcome look(String text) {
        Optional<CodeReading> reading = batch.read(text);
        try {
            return reading.map(read -> look(text, read)).orElseGet(() -> CodeOutcome.bare(malformed(text)));
        } catch (NotFound | Rejected e) {
            return CodeOutcome.absent(
                    CodeItem.invalid(text, CodeItem.Fault.NOT_IN_RELEASE, UNKNOWN), reading.orElseThrow());
        } catch (IcdFailure e) {
            return CodeOutcome.bare(CodeItem.unanswered(text, e.forReaders()));
        }
    }

    private CodeOutcome look(String text, CodeReading reading) {
        Optional<Answer<PostcoordinationSet>> cluster = reading instanceof CodeReading.IdentifierCluster identifiers
                ? Optional.of(described(identifiers.expression()))
                : code(reading).map(this::described);
        return cluster.map(set -> CodeOutcome.cluster(CodeItem.cluster(text, set), reading, set.value()))
                .orElseGet(() -> resolved(text, reading));
    }

    private static Optional<CodeExpression> code(CodeReading reading) {
        return reading instanceof CodeReading.Code code ? code.cluster() : Optional.empty();
    }

    private CodeOutcome resolved(String text, CodeReading reading) {
        Resolution resolution = resolver.resolve(reading, scope);
        resolution.throwFailure();
        List<Match> matches = resolution.matches();
        if (!resolution.missing().isEmpty()) {
            return CodeOutcome.absent(CodeItem.missing(text, resolution.missing()), reading);
        }
        if (matches.isEmpty()) {
            return otherSystem(reading)
                    .map(other -> CodeOutcome.bare(CodeItem.invalid(text, CodeItem.Fault.MALFORMED, ofAnother(other))))
                    .orElseGet(() -> CodeOutcome.absent(
                            CodeItem.invalid(text, CodeItem.Fault.NOT_IN_RELEASE, UNKNOWN), reading));
        }
        boolean several = reading instanceof CodeReading.Pair || reading instanceof CodeReading.Range;
        return CodeOutcome.found(
                several && matches.size() > 1
                        ? CodeItem.several(text, reading instanceof CodeReading.Pair ? "pair" : "range", matches)
                        : CodeItem.found(text, matches),
                reading,
                matches);
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

    private Answer<PostcoordinationSet> described(UriExpression expression) {
        return gateway.describe(where(), expression, CodeOptions.DEFAULT, scope.language(), scope.timeout());
    }

    private Answer<PostcoordinationSet> described(CodeExpression expression) {
        return gateway.describe(where(), expression, CodeOptions.DEFAULT, scope.language(), scope.timeout());
    }

    private Scope where() {
        return Scope.of(
                scope.release().orElseThrow(),
                scope.preferred().linearization().orElseThrow(() -> new NotFound("no linearization")));
    }
}
