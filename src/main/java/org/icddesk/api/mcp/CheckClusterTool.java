// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.api.cluster.CheckSentences;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.cluster.ClusterCheck;
import org.icddesk.cluster.ClusterChecker;
import org.icddesk.cluster.ClusterPart;
import org.icddesk.cluster.ClusterText;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.request.AnswerTimeout;

/** Checks a cluster of ICD-11, part by part. */
@ApplicationScoped
public class CheckClusterTool implements McpTool {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final ClusterChecker checker;
    private final ReleaseCatalogue catalogue;

    protected CheckClusterTool() {
        this(null, null);
    }

    @Inject
    public CheckClusterTool(ClusterChecker checker, ReleaseCatalogue catalogue) {
        this.checker = checker;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "check_cluster";
    }

    @Override
    public String title() {
        return "Check an ICD-11 cluster";
    }

    @Override
    public String description() {
        return "Checks a cluster of ICD-11 codes, such as 2C25.2&XS1G: each code with its axis and title, required axes without a value,"
                + " codes on no axis. A cluster that is not valid is an error that says why.";
    }

    @Override
    public List<ToolArgument> arguments() {
        return List.of(ToolArgument.required("code", "The cluster, joined by & and /"));
    }

    @Override
    public ToolResult call(ToolArguments arguments) {
        CodeExpression code = ClusterText.of(arguments.text("code"))
                .reading()
                .flatMap(ClusterText::expression)
                .orElseThrow(() -> new ToolFault("This is no code and no cluster of ICD-11. Part by part it must be"
                        + " codes, joined by & and /."));
        BrowseContext context = ToolScope.context(arguments, catalogue);
        Linearization linearization = ClusterText.linearization(code);
        Release release = context.classification().linearization().equals(Optional.of(linearization))
                ? context.release().orElseThrow()
                : catalogue.defaultRelease(Classification.of(linearization)).orElseThrow();
        ClusterCheck check = checker.check(
                        code, Scope.of(release, linearization), context.language(), AnswerTimeout.PAGE)
                .value();
        return new ToolResult(
                answer(check, release).build(), String.join(" ", CheckSentences.of(check)), !check.isValid());
    }

    private static JsonObjectBuilder answer(ClusterCheck check, Release release) {
        JsonArrayBuilder parts = JSON.createArrayBuilder();
        check.parts().forEach(part -> parts.add(part(part)));
        JsonArrayBuilder missing = JSON.createArrayBuilder();
        check.missing()
                .forEach(axis -> missing.add(
                        axis.stem().code().code() + ": " + axis.axis().name()));
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("valid", check.isValid())
                .add("code", check.code().text())
                .add("title", SafeMarkup.of(check.title().orElse("")))
                .add("uri", uri(check))
                .add("release", release.id())
                .add("parts", parts)
                .add("missingRequired", missing);
        check.simplified().ifPresent(code -> answer.add("simplified", code));
        return answer;
    }

    /** {@return the identifiers of the whole; empty if a code is unknown} */
    private static String uri(ClusterCheck check) {
        return check.unknown().isEmpty()
                ? check.parts().stream()
                        .map(part -> (part.joint() == CodeExpression.Joint.START
                                        ? ""
                                        : " " + part.joint().sign() + " ")
                                + part.entity().orElseThrow().uri().canonical())
                        .collect(Collectors.joining())
                : "";
    }

    private static JsonObjectBuilder part(ClusterPart part) {
        JsonObjectBuilder item = part.entity().map(ConceptItem::of).orElseGet(() -> JSON.createObjectBuilder()
                .add("code", part.code().code()));
        part.axis().ifPresent(axis -> item.add("axis", axis));
        return item.add("fits", part.fit() == ClusterPart.Fit.STEM || part.fit() == ClusterPart.Fit.ON_AXIS);
    }
}
