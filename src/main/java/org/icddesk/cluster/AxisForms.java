// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RateLimited;
import org.icddesk.browse.AxisNames;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.PageFrame;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.SearchInput;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** Creates the forms of the axes of a cluster's stem codes. */
@RequestScoped
public class AxisForms {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final ScaleReader scales;
    private final AxisSearch search;

    protected AxisForms() {
        this(null, null, null, null, null);
    }

    @Inject
    public AxisForms(PageRequest request, Page page, PageFrame frame, ScaleReader scales, AxisSearch search) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.scales = scales;
        this.search = search;
    }

    /** {@return the forms of one stem code, of the axes that must have a value first} */
    List<AxisForm> of(ClusterCheck check, int group, BrowseContext context) {
        ClusterPart stem = check.stems().get(group - 1);
        List<PostcoordinationAxis> axes = ClusterCheck.axes(stem).stream()
                .sorted(Comparator.comparing(PostcoordinationAxis::required).reversed())
                .toList();
        List<AxisForm> forms = new ArrayList<>();
        for (AxisScale scale : frame.recordAge(scales.read(axes, context.language(), AnswerTimeout.PAGE))) {
            forms.add(form(check, stem, group, scale, context));
        }
        return forms;
    }

    private AxisForm form(ClusterCheck check, ClusterPart stem, int group, AxisScale scale, BrowseContext context) {
        PostcoordinationAxis axis = scale.axis();
        List<ClusterPart> chosen = check.on(stem, axis.name());
        Turn turn = isTurnOf(group, axis) ? turn(scale, context) : new Turn(scaleChoices(scale), null);
        List<AxisForm.Choice> offered =
                turn.offered().stream().map(choice -> marked(choice, chosen)).toList();
        List<AxisForm.Choice> apart = chosen.stream()
                .filter(part -> offered.stream().noneMatch(choice -> choice.part() == part.number()))
                .map(part -> new AxisForm.Choice(
                        part.code().code(),
                        part.entity().map(entity -> text(entity.title())).orElse(null),
                        part.number(),
                        0,
                        null))
                .toList();
        return new AxisForm(
                "axis-" + group + "-" + axis.name(),
                group,
                stem.code().code(),
                axis.name(),
                AxisNames.of(axis.name(), page.texts()),
                axis.required(),
                check.missing().stream()
                        .anyMatch(missing ->
                                missing.stem().equals(stem) && missing.axis().equals(axis)),
                AxisNames.rule(axis.multiplicity()),
                apart,
                offered,
                scale.isWhole(),
                turn.search() == null ? scale.more() : 0,
                turn.search());
    }

    /** What is offered on an axis that was searched or opened. */
    private record Turn(List<AxisForm.Choice> offered, AxisForm.Search search) {}

    private boolean isTurnOf(int group, PostcoordinationAxis axis) {
        return request.parameter("axis").filter(axis.name()::equals).isPresent()
                && request.parameter("stem").orElse("1").equals(String.valueOf(group))
                && (request.parameter("q").isPresent()
                        || request.parameter("below").isPresent());
    }

    private Turn turn(AxisScale scale, BrowseContext context) {
        Optional<String> below = request.parameter("below");
        return below.isPresent() ? opened(scale, below.get(), context) : searched(scale, context);
    }

    private Turn searched(AxisScale scale, BrowseContext context) {
        String typed = request.parameter("q").orElse("");
        SearchInput input = SearchInput.of(typed);
        if (!input.isWorthAsking()) {
            return new Turn(scaleChoices(scale), null);
        }
        try {
            List<AxisForm.Choice> found = frame
                    .recordAge(search.find(
                            scale.axis(),
                            input.asUpstreamQuery(),
                            context.scope(),
                            context.language(),
                            AnswerTimeout.PAGE))
                    .stream()
                    .map(this::choice)
                    .toList();
            return new Turn(found, new AxisForm.Search(input.text(), null, null, false));
        } catch (RateLimited e) {
            throw e;
        } catch (IcdFailure e) {
            return new Turn(List.of(), new AxisForm.Search(input.text(), null, null, true));
        }
    }

    private Turn opened(AxisScale scale, String below, BrowseContext context) {
        return scales.below(below, scale.axis(), context.language(), AnswerTimeout.PAGE)
                .map(frame::recordAge)
                .map(level -> new Turn(
                        level.children().stream()
                                .map(entity -> choice(entity, 0, true))
                                .toList(),
                        new AxisForm.Search(
                                null, text(level.entity().title()), level.up().orElse(null), false)))
                .orElseGet(() -> new Turn(scaleChoices(scale), null));
    }

    private List<AxisForm.Choice> scaleChoices(AxisScale scale) {
        return scale.values().stream()
                .map(value -> choice(value.entity(), value.depth(), !scale.isWhole()))
                .toList();
    }

    private AxisForm.Choice choice(Entity entity, int depth, boolean opens) {
        boolean codable = entity.kind() == ClassKind.CATEGORY || entity.kind() == ClassKind.UNKNOWN;
        return new AxisForm.Choice(
                codable ? entity.code() : "",
                text(entity.title()),
                0,
                depth,
                opens && !entity.children().isEmpty() ? ScaleReader.key(entity.uri()) : null);
    }

    private AxisForm.Choice choice(AxisSearch.Found found) {
        Text title = new Text(new Language(found.lang()), found.title(), true);
        return new AxisForm.Choice(found.code(), text(title), 0, 0, null);
    }

    private static AxisForm.Choice marked(AxisForm.Choice choice, List<ClusterPart> chosen) {
        int part = chosen.stream()
                .filter(one -> one.code().code().equals(choice.code()))
                .flatMap(one -> Stream.of(one.number()))
                .findFirst()
                .orElse(0);
        return new AxisForm.Choice(choice.code(), choice.title(), part, choice.depth(), choice.below());
    }

    private LocalizedText text(Text text) {
        return LocalizedText.of(text, page.getLanguage());
    }
}
