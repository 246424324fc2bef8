// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.compare.ChangesView.Count;
import org.icddesk.compare.diff.WordDiff;
import org.icddesk.compare.release.ChangeKind;
import org.icddesk.compare.release.ChangedEntity;
import org.icddesk.compare.release.Changes;
import org.icddesk.compare.release.ComparisonProgress;
import org.icddesk.compare.release.Entry;
import org.icddesk.compare.release.Part;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.export.DownloadFormat;
import org.icddesk.icd.IcdUri;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Pager;

/** Creates the table of what changed below an entity, as far as it is known. */
@RequestScoped
public class ChangesViewFactory {

    private static final String ONLY = "only";
    private static final String REUSED = "reused";
    private static final int PER_PAGE = 200;

    private final PageRequest request;
    private final Page page;
    private final EntityTitles titles;

    protected ChangesViewFactory() {
        this(null, null, null);
    }

    @Inject
    public ChangesViewFactory(PageRequest request, Page page, EntityTitles titles) {
        this.request = request;
        this.page = page;
        this.titles = titles;
    }

    /** {@return the table} */
    ChangesView of(ComparisonProgress progress, ReleasePair pair, CompareContexts.Both both) {
        List<ChangedEntity> chosen =
                progress.changes().changed().stream().filter(this::isChosen).toList();
        int first = (Pager.number(request, chosen.size(), PER_PAGE) - 1) * PER_PAGE;
        List<ChangedEntity> shown = chosen.subList(first, Math.min(chosen.size(), first + PER_PAGE));
        preloadParents(shown, both);
        boolean stopped = request.has(Comparisons.STOP);
        boolean known = progress.expected() > 0;
        return new ChangesView(
                words(progress, pair),
                known ? progress.compared() : null,
                known ? progress.expected() : null,
                progress.complete(),
                stopped,
                (int) Comparisons.pause(progress).toSeconds(),
                stopped
                        ? request.address().without(Comparisons.STOP)
                        : request.address().with(Comparisons.STOP, "1"),
                counts(progress.changes()),
                shown.stream().map(each -> line(each, pair, both)).toList(),
                Pager.of(request, chosen.size(), PER_PAGE),
                progress.complete() ? DownloadFormat.of(request) : List.of());
    }

    private boolean isChosen(ChangedEntity entity) {
        return request.parameter(ONLY)
                .map(word -> word.equals(REUSED)
                        ? entity.formerly().isPresent()
                        : entity.kinds().stream().anyMatch(kind -> kind.word().equals(word)))
                .orElse(true);
    }

    private String words(ComparisonProgress progress, ReleasePair pair) {
        Changes changes = progress.changes();
        if (progress.complete()) {
            return page.say(
                    "compare.complete",
                    pair.from().id(),
                    changes.before(),
                    pair.to().id(),
                    changes.after(),
                    changes.same());
        }
        return progress.expected() > 0
                ? page.say("compare.progress-of", progress.compared(), progress.expected())
                : page.say("compare.progress", progress.compared());
    }

    private List<Count> counts(Changes changes) {
        return Stream.concat(
                        Arrays.stream(ChangeKind.values()).map(kind -> count(kind.word(), changes.count(kind))),
                        Stream.of(count(REUSED, changes.reused())))
                .toList();
    }

    private Count count(String word, int number) {
        boolean current = request.parameter(ONLY).filter(word::equals).isPresent();
        Address table = request.address().without("page");
        return new Count(
                word, number, current ? table.without(ONLY) : number == 0 ? null : table.with(ONLY, word), current);
    }

    /** Loads what those that moved stood and stand under, for {@link #parent}. */
    void preloadParents(List<ChangedEntity> shown, CompareContexts.Both both) {
        titles.preload(both.from(), parents(shown, both.from()));
        titles.preload(both.to(), parents(shown, both.to()));
    }

    private static List<IcdUri> parents(List<ChangedEntity> shown, BrowseContext context) {
        return shown.stream()
                .filter(each -> each.kinds().contains(ChangeKind.MOVED))
                .flatMap(each -> Stream.concat(each.before().stream(), each.after().stream()))
                .flatMap(entry -> entry.parent().stream())
                .filter(uri -> uri.release().equals(context.release()))
                .distinct()
                .toList();
    }

    private ChangesView.Line line(ChangedEntity entity, ReleasePair pair, CompareContexts.Both both) {
        String code = entity.after().map(Entry::code).orElse("");
        String codeBefore = entity.before().map(Entry::code).orElse("");
        LocalizedText title = LocalizedText.of(entity.either().title(), page.getLanguage());
        boolean moved = entity.kinds().contains(ChangeKind.MOVED);
        return new ChangesView.Line(
                entity.kinds().stream().map(ChangeKind::word).toList(),
                codeBefore.equals(code) ? "" : codeBefore,
                code,
                entity.either().code().isEmpty() ? entity.either().range() : "",
                WordDiff.of(title(entity.before(), entity), title(entity.after(), entity)),
                title.lang(),
                title.dir(),
                both.to().withLanguage(CompareAddress.of(pair.of(entity.uri()))),
                moved ? parent(entity.before(), both.from()) : null,
                moved ? parent(entity.after(), both.to()) : null,
                keys(entity.parts()),
                entity.formerly()
                        .map(entry -> page.say(
                                "compare.formerly",
                                entry.code(),
                                pair.from().id(),
                                entry.title().value()))
                        .orElse(null));
    }

    /** {@return the title in one release; the same in both, where only one has it or languages differ} */
    private static String title(Optional<Entry> entry, ChangedEntity entity) {
        return entity.kinds().contains(ChangeKind.RETITLED)
                ? entry.orElseThrow().title().value()
                : entity.either().title().value();
    }

    /** {@return what an entity stands under; null if that is not known} */
    EntityRow parent(Optional<Entry> entry, BrowseContext context) {
        return entry.flatMap(Entry::parent).map(uri -> titles.row(context, uri)).orElse(null);
    }

    /** {@return the names of the parts that no kind of change names} */
    static List<String> keys(Set<Part> parts) {
        return parts.stream()
                .filter(part -> part != Part.CODE && part != Part.TITLE && part != Part.PARENT && part != Part.CHILDREN)
                .map(part -> "compare.part." + part.word())
                .toList();
    }
}
