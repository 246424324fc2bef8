// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.icddesk.compare.release.ComparisonLoader;
import org.icddesk.compare.release.ComparisonProgress;
import org.icddesk.compare.release.ComparisonTooLarge;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.export.DownloadFormat;
import org.icddesk.request.ClientContext;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Shows a comparison as it is asked for: as a page, a file or a feed; or how far it is. */
@RequestScoped
public class Comparisons {

    /** The parameter that has the comparison stand still, and what was found so far shown. */
    static final String STOP = "stop";

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN_AFTER_A_FAILURE = Duration.ofSeconds(5);

    /** So long that what comes after the entity itself has the time of a page. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ComparePage page;
    private final ComparisonLoader loader;
    private final ChangesExport export;
    private final ChangeFeed feed;

    protected Comparisons() {
        this(null, null, null, null);
    }

    @Inject
    public Comparisons(ComparePage page, ComparisonLoader loader, ChangesExport export, ChangeFeed feed) {
        this.page = page;
        this.loader = loader;
        this.export = export;
        this.feed = feed;
    }

    /**
     * {@return what the reader gets}
     *
     * @throws Problem 400, 404, or 503 while a feed is not complete
     */
    RouteResult show(ReleasePair pair, PageRequest request, boolean asFeed) {
        Optional<DownloadFormat> format = DownloadFormat.requested(request);
        ClientContext.setDeadline(DEADLINE);
        page.load(pair);
        if (!asFeed && format.isEmpty() && !page.isWhole()) {
            return new RouteResult.View("compare");
        }
        ComparisonProgress progress = progress(pair, request);
        page.show(progress);
        if (asFeed) {
            return feed.of(pair, complete(progress));
        }
        if (!progress.complete()) {
            return format.isPresent() ? pending(progress, true) : unfinished(progress, request);
        }
        return format.map(form -> form.file(export.table(pair, progress.changes())))
                .orElseGet(() -> new RouteResult.View("compare"));
    }

    private ComparisonProgress progress(ReleasePair pair, PageRequest request) {
        try {
            return request.has(STOP) ? loader.progress(pair, page.language()) : loader.advance(pair, page.language());
        } catch (ComparisonTooLarge e) {
            throw new Problem(400, "compare-too-large");
        }
    }

    private static RouteResult unfinished(ComparisonProgress progress, PageRequest request) {
        return request.has(STOP) ? new RouteResult.View("compare") : pending(progress, false);
    }

    private static RouteResult pending(ComparisonProgress progress, boolean byHeader) {
        return new RouteResult.Pending("compare", pause(progress), byHeader);
    }

    /** {@return after what time it makes sense to go on} */
    static Duration pause(ComparisonProgress progress) {
        return progress.failure().isPresent() ? ASK_AGAIN_AFTER_A_FAILURE : ASK_AGAIN_AFTER;
    }

    /** A program that reads feeds takes a page for a broken one; it comes back after a failure. */
    private static ComparisonProgress complete(ComparisonProgress progress) {
        if (!progress.complete()) {
            throw new Problem(503, "compare-pending").retryAfter(ASK_AGAIN_AFTER_A_FAILURE);
        }
        return progress;
    }
}
