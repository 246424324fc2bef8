// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdAddress;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Entity;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;

/** Looks up what a code, a cluster or an identifier stands for. */
final class CodeInquiry {

    private static final CodeOptions FLEXIBLE = new CodeOptions(false, true, false);

    private final IcdGateway gateway;
    private final CodeResolver resolver;
    private final ProposalScope scope;
    private final ProposalOrigin origin;

    /**
     * Creates an inquiry.
     *
     * @param origin how what is found is proposed: as a code, or as an earlier decision
     */
    CodeInquiry(IcdGateway gateway, CodeResolver resolver, ProposalScope scope, ProposalOrigin origin) {
        this.gateway = gateway;
        this.resolver = resolver;
        this.scope = scope;
        this.origin = origin;
    }

    static ProposedItem.Kind kind(CodeReading reading) {
        if (reading instanceof CodeReading.Code code) {
            return code.cluster().isPresent() ? ProposedItem.Kind.CLUSTER : ProposedItem.Kind.CODE;
        }
        boolean codes = reading instanceof CodeReading.Pair || reading instanceof CodeReading.Range;
        return codes ? ProposedItem.Kind.CODE : ProposedItem.Kind.URI;
    }

    /** {@return what it stands for, or that the release does not have it} */
    ProposedItem ask(CodeReading reading) {
        if (reading instanceof CodeReading.IdentifierCluster cluster) {
            return cluster(cluster.expression().canonical(), options -> described(cluster.expression(), options));
        }
        Optional<CodeExpression> cluster = reading instanceof CodeReading.Code code ? code.cluster() : Optional.empty();
        return cluster.map(code -> cluster(code.text(), options -> described(code, options)))
                .orElseGet(() -> resolved(reading));
    }

    private ProposedItem resolved(CodeReading reading) {
        ProposedItem.Kind kind = kind(reading);
        Optional<FoundationUri> foundation = foundation(reading);
        if (foundation.isPresent()) {
            return counted(foundation.get(), kind);
        }
        Resolution resolution = resolver.resolve(inThisRelease(reading), scope.lookup());
        resolution.throwFailure();
        List<Proposal> found = resolution.matches().stream().map(this::proposal).toList();
        if (!resolution.missing().isEmpty()) {
            MissingCode missing = resolution.missing().get(0);
            return ProposedItem.invalid(kind, found.isEmpty() ? nearest(missing) : found, words(missing));
        }
        boolean elsewhere = resolution.matches().stream()
                .anyMatch(match -> match.classification() != scope.context().classification());
        if (elsewhere) {
            return ProposedItem.invalid(kind, List.of(), say("list.other-classification"));
        }
        return found.isEmpty()
                ? ProposedItem.invalid(kind, List.of(), otherSystem(reading))
                : ProposedItem.found(kind, found, "");
    }

    /** {@return the entity of the foundation that a text names, where a linearization of it is wanted} */
    private Optional<FoundationUri> foundation(CodeReading reading) {
        if (scope.context().classification().linearization().isEmpty()) {
            return Optional.empty();
        }
        if (reading instanceof CodeReading.Number number) {
            return Optional.of(FoundationUri.of(number.id()));
        }
        return reading instanceof CodeReading.Identifier named
                        && named.address().uri() instanceof FoundationUri uri
                        && !uri.isRoot()
                        && uri.residual().isEmpty()
                ? Optional.of(uri)
                : Optional.empty();
    }

    private ProposedItem counted(FoundationUri uri, ProposedItem.Kind kind) {
        try {
            Entity entity = scope.ages().record(gateway.lookup(where(), uri, scope.language()));
            return ProposedItem.found(kind, List.of(Proposal.of(entity, 1, origin)), "");
        } catch (NotFound | Rejected e) {
            return ProposedItem.invalid(
                    kind, List.of(), say("list.unknown", scope.release().id()));
        }
    }

    /** {@return the reading, with an identifier of another release as one of the release looked in} */
    private CodeReading inThisRelease(CodeReading reading) {
        return reading instanceof CodeReading.Identifier named
                        && Classification.of(named.address().uri())
                                == scope.context().classification()
                ? new CodeReading.Identifier(new IcdAddress(
                        named.address().uri().in(scope.release()),
                        named.address().language()))
                : reading;
    }

    private Proposal proposal(Match match) {
        return Proposal.of(scope.ages().record(match.entity()), 1, origin);
    }

    private List<Proposal> nearest(MissingCode missing) {
        return missing
                .nearest()
                .map(match -> Proposal.of(scope.ages().record(match.entity()), 0.5, ProposalOrigin.FUZZY))
                .stream()
                .toList();
    }

    private String words(MissingCode missing) {
        return missing.nearest()
                .map(match -> say(
                        "list.code.nearest",
                        missing.code(),
                        missing.release().id(),
                        match.entity().value().code()))
                .orElseGet(() -> say(
                        "list.code.missing", missing.code(), missing.release().id()));
    }

    private String otherSystem(CodeReading reading) {
        boolean other = reading instanceof CodeReading.Code code
                && code.candidates().stream()
                        .noneMatch(candidate -> Classification.of(candidate.system())
                                == scope.context().classification());
        return say(other ? "list.code.other" : "list.unknown", scope.release().id());
    }

    private ProposedItem cluster(String written, Description description) {
        if (scope.context().classification().linearization().isEmpty()) {
            return ProposedItem.invalid(ProposedItem.Kind.CLUSTER, List.of(), say("list.cluster.icd10"));
        }
        try {
            return ProposedItem.found(
                    ProposedItem.Kind.CLUSTER, List.of(proposal(description.ask(CodeOptions.DEFAULT))), "");
        } catch (NotFound | Rejected e) {
            return outsideScales(written, description);
        }
    }

    /** WHO says no more of a cluster than that there is none; whether its codes exist it tells in flexible mode. */
    private ProposedItem outsideScales(String written, Description description) {
        try {
            description.ask(FLEXIBLE);
            return ProposedItem.invalid(ProposedItem.Kind.CLUSTER, List.of(), say("list.cluster.scales", written));
        } catch (NotFound | Rejected e) {
            return ProposedItem.invalid(
                    ProposedItem.Kind.CLUSTER,
                    List.of(),
                    say("list.cluster.missing", written, scope.release().id()));
        }
    }

    private Proposal proposal(PostcoordinationSet set) {
        String uri = set.linearization()
                .or(set::foundation)
                .map(UriExpression::canonical)
                .orElse("");
        return new Proposal(set.code().orElse(""), set.label(), uri, 1, set.label(), origin);
    }

    private PostcoordinationSet described(UriExpression expression, CodeOptions options) {
        return scope.ages()
                .record(gateway.describe(where(), expression, options, scope.language(), AnswerTimeout.BATCH));
    }

    private PostcoordinationSet described(CodeExpression expression, CodeOptions options) {
        return scope.ages()
                .record(gateway.describe(where(), expression, options, scope.language(), AnswerTimeout.BATCH));
    }

    private Scope where() {
        return scope.context().scope();
    }

    private String say(String key, Object... values) {
        return scope.texts().format(key, values);
    }

    /** Asks WHO what a cluster stands for. */
    private interface Description {

        PostcoordinationSet ask(CodeOptions options);
    }
}
