// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Routes addresses of clusters: those that change one lead to the address of the changed one. */
@ApplicationScoped
public class ClusterRoute {

    private final ClusterChecker checker;
    private final ReleaseCatalogue catalogue;

    protected ClusterRoute() {
        this(null, null);
    }

    @Inject
    public ClusterRoute(ClusterChecker checker, ReleaseCatalogue catalogue) {
        this.checker = checker;
        this.catalogue = catalogue;
    }

    /** {@return where an address leads; empty if it is not about a cluster, so that it leads to an entity} */
    Optional<RouteResult> find(PageRequest request, CodeReading reading) {
        if (reading instanceof CodeReading.IdentifierCluster uris) {
            Scope scope = scope(request, Linearization.MMS);
            return Optional.of(redirect(checker.code(uris.expression(), scope, AnswerTimeout.PAGE), request));
        }
        Optional<CodeExpression> code = ClusterText.expression(reading);
        return code.isEmpty() ? Optional.empty() : find(request, code.get());
    }

    private Optional<RouteResult> find(PageRequest request, CodeExpression code) {
        boolean changing = request.has("add") || request.has("remove") || request.has("order");
        boolean building = code.isCluster() || request.has(ClusterAddress.BUILD) || changing;
        boolean open = ClusterText.of(CodeRoute.written(request)).open();
        if (!building && !open) {
            return Optional.empty();
        }
        Scope scope = scope(request, ClusterText.linearization(code));
        if (changing || !building) {
            ClusterCheck check = checker.check(code, scope, Language.ENGLISH, AnswerTimeout.PAGE)
                    .value();
            if (changing) {
                return Optional.of(redirect(changed(request, check), request));
            }
            if (check.missing().isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new RouteResult.View("cluster"));
    }

    /** {@return the linearization and release that an address names; 404 if there is no such release} */
    Scope scope(PageRequest request, Linearization linearization) {
        Classification classification = Classification.of(linearization);
        Optional<Release> named = ReleaseCatalogue.named(request);
        named.ifPresent(release -> catalogue.requireExisting(classification, release));
        Release release =
                named.or(() -> catalogue.defaultRelease(classification)).orElseThrow(() -> new Problem(404, "release"));
        return Scope.of(release, linearization);
    }

    private static CodeExpression changed(PageRequest request, ClusterCheck check) {
        ClusterEdit edit = new ClusterEdit(check);
        Optional<String> removed = request.parameter("remove");
        Optional<String> added = request.parameter("add");
        if (removed.isPresent()) {
            return edit.remove(number(removed.get()));
        }
        if (added.isEmpty()) {
            return request.has("order") ? check.inScaleOrder() : check.code();
        }
        Icd11Code code = Icd11Code.parse(added.get())
                .orElseThrow(() -> new Problem(
                        400,
                        "code-not-a-code",
                        String.valueOf(check.parts().size() + 1),
                        added.get().substring(0, Math.min(40, added.get().length()))));
        return request.parameter("axis")
                .map(axis -> edit.choose(number(request.parameter("stem").orElse("1")), axis, code))
                .orElseGet(() -> edit.add(code));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static RouteResult redirect(CodeExpression code, PageRequest request) {
        return new RouteResult.Redirect(ClusterAddress.of(code, request), false);
    }
}
