// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.AxisNames;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.Page;

/** Says what a check found, in the language of the page. */
@RequestScoped
public class ClusterWords {

    private final IcdGateway gateway;
    private final EntityTitles titles;
    private final Page page;

    protected ClusterWords() {
        this(null, null, null);
    }

    @Inject
    public ClusterWords(IcdGateway gateway, EntityTitles titles, Page page) {
        this.gateway = gateway;
        this.titles = titles;
        this.page = page;
    }

    /**
     * What is wrong.
     *
     * @param form the form that mends it, by its id; null if there is none
     */
    public record Fault(String words, String form) {}

    /**
     * Another way to say the same.
     *
     * @param title its words; empty if they are not known
     */
    public record Equal(String code, String title, Address address) {}

    /** {@return a sentence for each fault} */
    List<Fault> faults(ClusterCheck check) {
        List<Fault> faults = new ArrayList<>();
        check.missing()
                .forEach(missing -> faults.add(new Fault(
                        page.say(
                                "cluster.missing",
                                missing.stem().code(),
                                name(missing.axis().name())),
                        "axis-" + (check.stems().indexOf(missing.stem()) + 1) + "-"
                                + missing.axis().name())));
        check.unknown()
                .forEach(part -> faults.add(new Fault(page.say("cluster.unknown", part.number(), part.code()), null)));
        check.misfits().forEach(part -> faults.add(new Fault(misfit(check, part), null)));
        return faults;
    }

    private String misfit(ClusterCheck check, ClusterPart part) {
        Optional<ClusterPart> stem = check.stemOf(part);
        String code =
                part.code() + part.entity().map(entity -> " " + entity.title()).orElse("");
        if (stem.isEmpty()) {
            return page.say("cluster.no-stem", code);
        }
        if (part.fit() == ClusterPart.Fit.ONE_TOO_MANY) {
            return page.say(
                    "cluster.one-too-many",
                    part.number(),
                    code,
                    stem.get().code(),
                    name(part.axis().orElse("")));
        }
        String axes = ClusterCheck.axes(stem.get()).stream()
                .map(axis -> name(axis.name()))
                .collect(Collectors.joining(page.say("cluster.comma")));
        return axes.isEmpty()
                ? page.say("cluster.no-axes", part.number(), code, stem.get().code())
                : page.say("cluster.no-axis", part.number(), code, stem.get().code(), axes);
    }

    /** {@return the codes in their order} */
    List<ClusterLine> lines(ClusterCheck check, BrowseContext context) {
        titles.preload(
                context,
                check.parts().stream()
                        .flatMap(part -> part.entity().stream())
                        .map(Entity::uri)
                        .toList());
        return check.parts().stream().map(part -> line(check, part, context)).toList();
    }

    private ClusterLine line(ClusterCheck check, ClusterPart part, BrowseContext context) {
        EntityRow row =
                part.entity().map(entity -> titles.row(context, entity.uri())).orElse(null);
        boolean placed = part.fit() == ClusterPart.Fit.ON_AXIS || part.fit() == ClusterPart.Fit.ONE_TOO_MANY;
        String axis = part.fit() == ClusterPart.Fit.STEM
                ? page.say("cluster.stem")
                : placed ? part.axis().map(this::name).orElse("") : page.say("cluster.no-place");
        return new ClusterLine(
                part.number(),
                part.joint().sign(),
                part.code().code(),
                axis,
                check.stemOf(part).map(stem -> stem.code().code()).orElse(""),
                part.isMisfit() || part.fit() == ClusterPart.Fit.UNKNOWN,
                row,
                part.number() > 1);
    }

    private String name(String axis) {
        return AxisNames.of(axis, page.texts());
    }

    /** {@return another code with its words and the way to it} */
    Equal equal(String code, BrowseContext context) {
        boolean cluster = code.indexOf('&') >= 0 || code.indexOf('/') >= 0;
        Address address = cluster ? ClusterAddress.of(code) : Address.of("code", code);
        return new Equal(
                code,
                title(code, context),
                context.withLanguage(address.with(
                        "release", context.release().map(Object::toString).orElse(null))));
    }

    /** {@return the words of a code; empty if WHO does not say them, since the code alone is worth showing} */
    private String title(String code, BrowseContext context) {
        try {
            return ClusterInquiry.plain(gateway.describe(
                            context.scope(),
                            CodeExpression.parse(code),
                            CodeOptions.DEFAULT,
                            context.language(),
                            AnswerTimeout.PAGE)
                    .value()
                    .label());
        } catch (IcdFailure | InvalidCode e) {
            return "";
        }
    }
}
