// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.server.InternalRequest;
import org.icddesk.text.LogText;

/** Maps all failures to problems that a page can show. */
@ApplicationScoped
public class PageProblemMapper {

    private static final System.Logger LOG = System.getLogger("org.icddesk.web");
    private static final int MAX_LOGGED_LENGTH = 200;

    private final Instance<FailureTranslator> translators;

    protected PageProblemMapper() {
        this(null);
    }

    @Inject
    public PageProblemMapper(Instance<FailureTranslator> translators) {
        this.translators = translators;
    }

    /**
     * Maps a failure to a problem, and logs what an administrator should see: what this server refuses by itself
     * in one line at INFO, so that probing leaves a trace, and what WHO does not know at DEBUG.
     *
     * @param asked method and path; never the query, which contains search terms
     */
    Problem of(Throwable failure, String asked) {
        List<Throwable> causes = causes(failure).toList();
        Optional<Problem> known =
                causes.stream().map(this::translate).flatMap(Optional::stream).findFirst();
        if (known.isEmpty()) {
            // Nobody sees a page of the warm-up, which fails when the application ends in the middle of it.
            LOG.log(InternalRequest.isCurrent() ? DEBUG : ERROR, "ICDDESK-W001 A page failed", failure);
            return new Problem(500, "internal");
        }
        if (known.get().status() < 500) {
            LOG.log(
                    causes.stream().anyMatch(known.get()::equals) ? INFO : DEBUG,
                    "ICDDESK-W002 Refused with {0}: {1}",
                    known.get().status(),
                    LogText.clean(asked, MAX_LOGGED_LENGTH));
        }
        return known.get();
    }

    private Optional<Problem> translate(Throwable failure) {
        return failure instanceof Problem problem
                ? Optional.of(problem)
                : translators.stream()
                        .map(translator -> translator.translate(failure))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(20);
    }
}
