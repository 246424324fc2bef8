// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.cluster.ClusterPart.Fit;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Include;
import org.icddesk.request.AnswerTimeout;

/** Asks WHO about one cluster. */
final class ClusterInquiry {

    private final IcdGateway gateway;
    private final Scope scope;
    private final Language language;
    private final AnswerTimeout timeout;
    private final EntityLoader entities;

    ClusterInquiry(IcdGateway gateway, Scope scope, Language language, AnswerTimeout timeout) {
        this.gateway = gateway;
        this.scope = scope;
        this.language = language;
        this.timeout = timeout;
        this.entities = new EntityLoader(gateway, language, timeout);
    }

    Answer<ClusterCheck> check(CodeExpression code) {
        Optional<CodeInfo> strict = info(code, false, false);
        boolean flexible = strict.isEmpty();
        // WHO's answer to what the scales do not allow is 404, without a word; in flexible mode it says what fits.
        Optional<CodeInfo> info = flexible ? info(code, true, false) : strict;
        Optional<PostcoordinationSet> described = info.flatMap(known -> described(code, flexible));
        PartFits fits = new PartFits(this::ancestors, !flexible);
        List<ClusterPart> parts = fits.of(parts(code, PartPlaces.of(code, info, described)));
        ClusterCheck check = new ClusterCheck(
                code,
                !flexible,
                parts,
                fits.missing(parts),
                described.map(PostcoordinationSet::label).map(ClusterInquiry::plain),
                strict.flatMap(CodeInfo::simplifiedCode),
                info.flatMap(known -> terminal(code, flexible)));
        return entities.dated(check);
    }

    private Optional<CodeInfo> info(CodeExpression code, boolean flexible, boolean terminal) {
        return orNothing(() -> gateway.codeInfo(scope, code, new CodeOptions(false, flexible, terminal), timeout));
    }

    private Optional<PostcoordinationSet> described(CodeExpression code, boolean flexible) {
        return orNothing(
                () -> gateway.describe(scope, code, new CodeOptions(false, flexible, false), language, timeout));
    }

    /** {@return the cluster with terminal codes; empty if WHO does not answer, since nothing else depends on it} */
    private Optional<String> terminal(CodeExpression code, boolean flexible) {
        try {
            return info(code, flexible, true).map(CodeInfo::code);
        } catch (IcdFailure e) {
            return Optional.empty();
        }
    }

    private List<ClusterPart> parts(CodeExpression code, List<PartPlaces.Place> places) {
        List<Optional<LinearizationUri>> uris = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String single = code.parts().get(i).code().code();
            uris.add(places.get(i)
                    .uri()
                    .or(() -> info(CodeExpression.parse(single), false, false).flatMap(CodeInfo::stem))
                    .map(uri -> scope.release().map(uri::in).orElse(uri)));
        }
        entities.load(uris.stream().flatMap(Optional::stream).toList());
        List<ClusterPart> parts = new ArrayList<>();
        int stem = 0;
        for (int i = 0; i < places.size(); i++) {
            CodeExpression.Part part = code.parts().get(i);
            boolean bound = part.joint() == CodeExpression.Joint.EXTENSION;
            parts.add(new ClusterPart(
                    i + 1,
                    part.joint(),
                    part.code(),
                    i == 0 ? 0 : bound ? stem : 1,
                    places.get(i).axis(),
                    uris.get(i).flatMap(entities::find),
                    Fit.UNKNOWN));
            stem = bound ? stem : i + 1;
        }
        return parts;
    }

    /** {@return an entity and all that stands above it} */
    private List<LinearizationUri> ancestors(Entity entity) {
        List<LinearizationUri> line = new ArrayList<>(List.of(entity.uri()));
        orNothing(() -> gateway.entity(entity.uri(), language, EnumSet.of(Include.ANCESTOR)))
                .map(Entity::ancestors)
                .ifPresent(line::addAll);
        return line;
    }

    private <T> Optional<T> orNothing(Supplier<Answer<T>> request) {
        try {
            return Optional.of(entities.aged(request.get()));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** {@return words without WHO's marks of missing translations, which stand within the words of the whole} */
    static String plain(String label) {
        return label.replace(" " + Text.UNTRANSLATED, "");
    }
}
