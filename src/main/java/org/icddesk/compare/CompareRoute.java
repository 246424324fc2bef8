// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/**
 * Routes the addresses of comparisons: {@code /compare/11/{from}/{to}/{linearization}[/{id}]} and {@code
 * /compare/10/{from}/{to}[/{code}]}, with {@code .atom} for the feed.
 */
@ApplicationScoped
public class CompareRoute implements PageRoute {

    private final ReleaseCatalogue catalogue;
    private final CodeResolver codes;
    private final Comparisons comparisons;

    protected CompareRoute() {
        this(null, null, null);
    }

    @Inject
    public CompareRoute(ReleaseCatalogue catalogue, CodeResolver codes, Comparisons comparisons) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.comparisons = comparisons;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(CompareAddress.PREFIX);
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        CompareRequest asked = CompareRequest.of(request);
        Release from = release(asked, asked.from());
        Release to = release(asked, asked.to());
        IcdUri uri = asked.uri().or(() -> byCode(asked, from, to)).orElseThrow(() -> new Problem(404, "identifier"));
        requireOrder(uri, from, to);
        ReleasePair pair = new ReleasePair(uri, from, to);
        boolean usual =
                asked.address(pair, request).path().equals(request.address().path());
        if (!usual) {
            return Optional.of(new RouteResult.Redirect(asked.address(pair, request), false));
        }
        return Optional.of(comparisons.show(pair, request, asked.feed()));
    }

    private Release release(CompareRequest asked, String name) {
        Classification classification = asked.classification();
        if (name.equals(CompareRequest.LATEST)) {
            return catalogue.defaultRelease(classification).orElseThrow();
        }
        Release release = CompareRequest.release(name)
                .orElseThrow(() -> ReleaseCatalogue.unknown(classification, catalogue.releases(classification)));
        catalogue.requireExisting(classification, release);
        return release;
    }

    /** {@return the entity of a code: of ICD-10 in another spelling than WHO's, of ICD-11 in one of the releases} */
    private Optional<IcdUri> byCode(CompareRequest asked, Release from, Release to) {
        Classification classification = asked.classification();
        if (asked.what().size() != 1) {
            return Optional.empty();
        }
        String code = asked.what().get(0);
        if (classification == Classification.ICD10) {
            return CodeReading.of("ICD-10: " + code)
                    .filter(CodeReading.Code.class::isInstance)
                    .map(reading -> ((CodeReading.Code) reading).candidates().get(0))
                    .filter(CodeCandidate::isPossible)
                    .flatMap(possible -> IcdUri.ofPath("/icd/release/10/" + possible.code()));
        }
        return CodeReading.of(code)
                .filter(CodeReading.Code.class::isInstance)
                .flatMap(reading -> named(reading, classification, to).or(() -> named(reading, classification, from)));
    }

    private Optional<IcdUri> named(CodeReading code, Classification classification, Release release) {
        return codes
                .resolve(
                        code,
                        new LookupScope(
                                classification, Optional.of(release), true, Language.ENGLISH, AnswerTimeout.PAGE))
                .matches()
                .stream()
                .findFirst()
                .map(match -> match.entity().value().uri().inAllReleases());
    }

    private void requireOrder(IcdUri uri, Release from, Release to) {
        if (from.equals(to)) {
            List<Link> others = catalogue.releases(Classification.of(uri)).stream()
                    .flatMap(other ->
                            CompareAddress.of(uri, from, other)
                                    .map(address -> new Link(label(from, other), address))
                                    .stream())
                    .toList();
            throw new Problem(400, "compare-same", from.id()).withLinks(others);
        }
        if (from.compareTo(to) > 0) {
            throw new Problem(400, "compare-reversed", from.id(), to.id())
                    .withLinks(List.of(new Link(label(to, from), CompareAddress.of(new ReleasePair(uri, to, from)))));
        }
    }

    /** {@return two releases as a reader sees them: the earlier, then the later} */
    static String label(Release one, Release other) {
        return one.compareTo(other) < 0 ? one.id() + " – " + other.id() : other.id() + " – " + one.id();
    }
}
