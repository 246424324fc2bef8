// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.PageFrame;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.release.ComparisonProgress;
import org.icddesk.compare.release.EntityComparison;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/** The view model of the page of a comparison. */
@Named("comparePage")
@RequestScoped
public class ComparePage {

    private static final String DEPTH = "depth";

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final IcdGateway gateway;
    private final CompareContexts contexts;
    private final SectionFactory sectionFactory;
    private final ChangesViewFactory changesFactory;
    private final EntityTitles titles;
    private ReleasePair pair;
    private CompareContexts.Both both;
    private IcdEntity shown;
    private LocalizedText title;
    private Change change;
    private List<ComparedSection> sections = List.of();
    private ChangesView changes;

    protected ComparePage() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public ComparePage(
            PageRequest request,
            Page page,
            PageFrame frame,
            IcdGateway gateway,
            CompareContexts contexts,
            SectionFactory sectionFactory,
            ChangesViewFactory changesFactory,
            EntityTitles titles) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.gateway = gateway;
        this.contexts = contexts;
        this.sectionFactory = sectionFactory;
        this.changesFactory = changesFactory;
        this.titles = titles;
    }

    /**
     * Loads what is compared in both releases.
     *
     * @throws Problem 404 if neither has it
     */
    void load(ReleasePair which) {
        pair = which;
        both = contexts.of(pair);
        frame.open(both.to());
        if (pair.uri().isRoot()) {
            title = LocalizedText.of(
                    frame.recordAge(gateway.top(pair.after(), pair.after().release(), language()))
                            .title(),
                    page.getLanguage());
        } else {
            compare();
        }
        page.setTitle(
                page.say("compare.title", getName(), pair.from().id(), pair.to().id()));
    }

    private void compare() {
        List<Attempt<IcdEntity>> attempts = gateway.entities(
                List.of(pair.before(), pair.after()), Optional.empty(), language(), AnswerTimeout.PAGE);
        Optional<IcdEntity> before = answered(attempts.get(0));
        Optional<IcdEntity> after = answered(attempts.get(1));
        shown = after.or(() -> before).orElseThrow(() -> contexts.inNeither(pair, both));
        EntityComparison comparison = EntityComparison.of(before, after);
        change = comparison.change();
        title = LocalizedText.of(shown.title(), page.getLanguage());
        sections = sectionFactory.of(comparison, both);
        if (comparison.isInTwoLanguages()) {
            page.note("compare.languages");
        }
        if (titles.isPartial()) {
            page.warn("partial");
        }
    }

    private Optional<IcdEntity> answered(Attempt<IcdEntity> attempt) {
        attempt.failure().filter(failure -> !failure.isAnswer()).ifPresent(ComparePage::rethrow);
        return attempt.answer().map(frame::recordAge);
    }

    private static void rethrow(IcdFailure failure) {
        throw failure;
    }

    /** Shows how far the comparison of what is below is. */
    void show(ComparisonProgress progress) {
        changes = changesFactory.of(progress, pair, both);
        progress.failure().ifPresent(failure -> page.warn("compare.failed"));
    }

    /** {@return the language of the texts that are compared} */
    Language language() {
        return both.to().language();
    }

    /** {@return the reader's position in both releases} */
    CompareContexts.Both both() {
        return both;
    }

    /** {@return the reader's position in the later release} */
    BrowseContext context() {
        return both.to();
    }

    /** {@return whether all that is below is compared too: always for a classification, a chapter or a block} */
    boolean isWhole() {
        return pair.uri().isRoot()
                || shown.kind() == ClassKind.CHAPTER
                || shown.kind() == ClassKind.BLOCK
                || request.parameter(DEPTH).filter("all"::equals).isPresent();
    }

    /** {@return the identifier of what is compared, in the later release} */
    IcdUri identifier() {
        return pair.after();
    }

    /** {@return code and title of what is compared} */
    public String getName() {
        return getCode().isEmpty() ? title.value() : getCode() + " " + title.value();
    }

    /** {@return the code of what is compared; empty if it has none} */
    public String getCode() {
        return shown == null ? "" : shown.code();
    }

    /** {@return its title} */
    public LocalizedText getHeading() {
        return title;
    }

    /** {@return the earlier release} */
    public String getFrom() {
        return pair.from().id();
    }

    /** {@return the later release} */
    public String getTo() {
        return pair.to().id();
    }

    /** {@return what became of the entity, as a sentence; null for a classification as a whole} */
    public String getVerdict() {
        return change == null
                ? null
                : page.say(
                        "compare.entity." + change.word(),
                        pair.from().id(),
                        pair.to().id());
    }

    /** {@return the name of what became of the entity, for a style sheet} */
    public String getStyle() {
        return change == null ? "none" : change.word();
    }

    /** {@return its parts that are not the same} */
    public List<ComparedSection> getDiffering() {
        return sections.stream().filter(part -> !part.isSame()).toList();
    }

    /** {@return its parts that are the same} */
    public List<ComparedSection> getUnchanged() {
        return sections.stream().filter(ComparedSection::isSame).toList();
    }

    /** {@return what changed below it; null if that is not asked for} */
    public ChangesView getChanges() {
        return changes;
    }

    /** {@return the page that compares all that is below too; null where that is shown, or nothing is below} */
    public Address getDeeper() {
        boolean leaf = shown == null || shown.children().isEmpty();
        return changes != null || leaf ? null : request.address().with(DEPTH, "all");
    }

    /** {@return the page of what is compared in the earlier release; null if that has none} */
    public Address getBefore() {
        return change == Change.NEW ? null : both.from().to(pair.before());
    }

    /** {@return the page of what is compared in the later release; null if that has none} */
    public Address getAfter() {
        return change == Change.GONE ? null : both.to().to(pair.after());
    }

    /** {@return the releases to begin with} */
    public List<PageFrame.Choice> getEarlier() {
        return contexts.earlier(pair, both);
    }

    /** {@return the releases to end with} */
    public List<PageFrame.Choice> getLater() {
        return contexts.later(pair, both);
    }

    /** {@return the feed of what changed} */
    public Address getFeed() {
        return both.to().withLanguage(CompareAddress.feed(pair));
    }
}
