// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.IcdFailure;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.request.ClientContext;
import org.icddesk.request.RequestTally;
import org.icddesk.server.InternalRequest;
import org.icddesk.text.PercentEncoding;
import org.icddesk.web.Languages;

/**
 * The warm-up of the pages: soon after the start, renders each kind of page in each language of the site, one after the
 * other on one thread, so that templates are read and classes loaded before the first reader comes. WHO is not asked: the
 * pages of a classification follow when its chapters are cached.
 */
@WebListener
public class PageWarmUp implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger("org.icddesk.web");
    private static final String THREAD = "icd-desk-page-warm-up";
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration END = Duration.ofSeconds(2);
    private static final int MOST_TICKS = 150;
    private static final int REHEARSALS = 300;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int FEW_REQUESTS = 2;

    /** What needs nothing from WHO. */
    private static final List<String> PAGES = List.of("/search", "/help", "/my", "/api");

    private static final List<String> MORE_PAGES = List.of("/", "/list", "/doris");

    private final Configuration configuration;
    private final IcdGateway gateway;
    private final RequestTally requests;
    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    public PageWarmUp(Configuration configuration, IcdGateway gateway, RequestTally requests) {
        this.configuration = configuration;
        this.gateway = gateway;
        this.requests = requests;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (configuration.warmUp()) {
            // NOTE: a thread that ends, since one of a pool of the server's would remain, with classes of this
            // deployment.
            Thread warmUp = threads.newThread(() -> run(event.getServletContext()));
            warmUp.setName(THREAD);
            warmUp.start();
            thread = Optional.of(warmUp);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        end.countDown();
        thread.ifPresent(PageWarmUp::awaitEnd);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ServletContext context) {
        try {
            if (await(() -> InternalRequest.isPossible(context))) {
                render(context, PAGES);
            }
            if (await(() -> chapter().isPresent())) {
                render(context, MORE_PAGES);
                Optional<LinearizationUri> chapter = chapter();
                if (chapter.isPresent()) {
                    renderChapter(context, chapter.get().toString());
                }
                LOG.log(INFO, "ICDDESK-W013 Pages have been rendered in advance");
                rehearse(context);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Renders the page of a search that finds something, again and again: what two hundred first searches take is running
     * code that the machine has not compiled yet.
     */
    private void rehearse(ServletContext context) throws InterruptedException {
        for (int time = 0; time < REHEARSALS; time++) {
            String language = Languages.OF_THE_SITE.get(time % Languages.OF_THE_SITE.size());
            render(context, "/search", "q=sample" + time, language);
        }
        if (end.getCount() > 0) {
            LOG.log(INFO, "ICDDESK-W018 The page of a search has been rehearsed");
        }
    }

    private void renderChapter(ServletContext context, String chapter) throws InterruptedException {
        String path = URI.create(chapter).getPath();
        render(context, path.substring(0, path.lastIndexOf('/')), "");
        render(context, path, "");
        render(context, "/search", "q=" + PercentEncoding.encode(chapter));
    }

    /** {@return the last chapter of the latest release; empty unless it is cached, and with it those before it} */
    private Optional<LinearizationUri> chapter() {
        Language language = Language.parse(configuration.language()).orElse(Language.ENGLISH);
        ClientContext.enter("", Duration.ZERO);
        try {
            Optional<Release> release = configuration
                    .release()
                    .flatMap(Release::parse)
                    .or(() -> gateway.releases(LinearizationUri.root(Linearization.MMS)).stream()
                            .max(Comparator.naturalOrder()));
            Optional<LinearizationUri> last = release.flatMap(
                    each -> gateway.classification(each, Linearization.MMS, language).value().children().stream()
                            .reduce((one, next) -> next));
            last.ifPresent(chapter -> gateway.entity(chapter, language, Set.of()));
            return last;
        } catch (IcdFailure e) {
            return Optional.empty();
        } finally {
            ClientContext.leave();
        }
    }

    private void render(ServletContext context, List<String> pages) throws InterruptedException {
        for (String page : pages) {
            render(context, page, "");
        }
    }

    /** Renders a page in each language of the site, until the end. */
    private void render(ServletContext context, String path, String query) throws InterruptedException {
        for (String language : Languages.OF_THE_SITE) {
            render(context, path, query, language);
        }
    }

    private void render(ServletContext context, String path, String query, String language)
            throws InterruptedException {
        long before = requests.total();
        try {
            if (end.getCount() > 0) {
                InternalRequest.head(context, path, query, language);
            }
        } catch (ServletException | RuntimeException e) {
            LOG.log(DEBUG, "ICDDESK-W014 The page " + path + " cannot be rendered in advance", e);
        }
        // Readers who come meanwhile need the processors, and have the same code run.
        long now = requests.total();
        while (now - before > FEW_REQUESTS && !end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            before = now;
            now = requests.total();
        }
    }

    /** {@return whether a condition was met before the end} */
    private boolean await(Condition condition) throws InterruptedException {
        for (int tick = 0; tick < MOST_TICKS; tick++) {
            if (condition.isMet()) {
                return true;
            }
            if (end.await(TICK.toMillis() * Math.min(tick + 1, 10), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    @FunctionalInterface
    private interface Condition {

        boolean isMet();
    }
}
