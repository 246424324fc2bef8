// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.PageFrame;
import org.icddesk.compare.release.ChangeKind;
import org.icddesk.compare.release.ChangedEntity;
import org.icddesk.compare.release.ComparisonProgress;
import org.icddesk.compare.release.Entry;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Release;
import org.icddesk.web.Page;
import org.icddesk.web.RouteResult;

/**
 * Tells what changed as an Atom feed, RFC 4287: an entry for every entity that is not the same in the later release.
 *
 * <p>All of it became true the day the later release appeared, which is the time of the feed and of every entry. Their
 * identifiers are made of WHO's, the releases and the language.
 */
@RequestScoped
public class ChangeFeed {

    private static final String TYPE = "application/atom+xml;charset=UTF-8";

    private final ComparePage page;
    private final Page texts;
    private final PageFrame frame;
    private final IcdGateway gateway;
    private final SitePath site;
    private final ChangesViewFactory changes;

    protected ChangeFeed() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public ChangeFeed(
            ComparePage page,
            Page texts,
            PageFrame frame,
            IcdGateway gateway,
            SitePath site,
            ChangesViewFactory changes) {
        this.changes = changes;
        this.page = page;
        this.texts = texts;
        this.frame = frame;
        this.gateway = gateway;
        this.site = site;
    }

    /** {@return the feed of a complete comparison} */
    RouteResult of(ReleasePair pair, ComparisonProgress progress) {
        Instant published = published(pair);
        AtomFeed feed = new AtomFeed(
                page.language().tag(),
                "compare " + pair.before().canonical() + " " + pair.after().canonical(),
                texts.getTitle(),
                texts.say("compare.judgement"),
                texts.say(frame.getAttribution()),
                site.of(page.getFeed()),
                site.of(page.context().withLanguage(CompareAddress.of(pair))),
                published,
                entries(pair, progress));
        return new RouteResult.Document(TYPE, feed.bytes());
    }

    /** {@return the day of the later release, at its beginning in UTC; the first of its month where WHO names no day} */
    private Instant published(ReleasePair pair) {
        return gateway.top(pair.after().root(), pair.after().release(), page.language())
                .value()
                .releaseDate()
                .orElseGet(() -> firstDay(pair.to()))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    static LocalDate firstDay(Release release) {
        return release.id().indexOf('-') < 0
                ? Year.parse(release.id()).atDay(1)
                : YearMonth.parse(release.id()).atDay(1);
    }

    private List<AtomFeed.Entry> entries(ReleasePair pair, ComparisonProgress progress) {
        List<ChangedEntity> changed = progress.changes().changed();
        changes.preloadParents(changed, page.both());
        return changed.stream().map(entity -> entry(pair, entity)).toList();
    }

    private AtomFeed.Entry entry(ReleasePair pair, ChangedEntity entity) {
        ReleasePair one = pair.of(entity.uri());
        return new AtomFeed.Entry(
                "changed " + one.before().canonical() + " " + one.after().canonical(),
                name(entity.either()) + ": " + kinds(entity),
                summary(entity),
                site.of(page.context().withLanguage(CompareAddress.of(one))),
                entity.kinds().stream().map(ChangeKind::word).toList());
    }

    private String kinds(ChangedEntity entity) {
        return entity.kinds().stream()
                .map(kind -> texts.say("compare.kind." + kind.word()))
                .collect(Collectors.joining(", "));
    }

    private String summary(ChangedEntity entity) {
        List<String> sentences = new ArrayList<>();
        entity.before().ifPresent(entry -> sentences.add(page.getFrom() + ": " + name(entry)));
        entity.after().ifPresent(entry -> sentences.add(page.getTo() + ": " + name(entry)));
        if (entity.kinds().contains(ChangeKind.REWORDED)) {
            sentences.add(ChangesViewFactory.keys(entity.parts()).stream()
                    .map(texts::say)
                    .collect(Collectors.joining(", ")));
        }
        if (entity.kinds().contains(ChangeKind.MOVED)) {
            place(
                    sentences,
                    "compare.moved-from",
                    changes.parent(entity.before(), page.both().from()));
            place(
                    sentences,
                    "compare.moved-to",
                    changes.parent(entity.after(), page.both().to()));
        }
        return String.join("\n", sentences);
    }

    private void place(List<String> sentences, String key, EntityRow parent) {
        if (parent != null) {
            sentences.add(texts.say(key) + " " + (parent.code() + " " + parent.label()).strip());
        }
    }

    private static String name(Entry entry) {
        String code = entry.code().isEmpty() ? entry.range() : entry.code();
        return code.isEmpty()
                ? entry.title().value()
                : code + " " + entry.title().value();
    }
}
