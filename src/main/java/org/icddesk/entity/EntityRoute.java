// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.export.DownloadFormat;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Routes addresses that are WHO's identifiers with this server's host. */
@ApplicationScoped
public class EntityRoute implements PageRoute {

    private static final int RELEASE = 3;
    private static final int ICD10_DEPTH = 5;

    private final IcdGateway gateway;
    private final ChildrenExport children;
    private final SubtreeExport subtree;

    protected EntityRoute() {
        this(null, null, null);
    }

    @Inject
    public EntityRoute(IcdGateway gateway, ChildrenExport children, SubtreeExport subtree) {
        this.gateway = gateway;
        this.children = children;
        this.subtree = subtree;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("icd");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        List<String> path = withSlash(withoutLatest(request.address().path()));
        IcdUri uri = read(path)
                .or(() -> read(lowerCase(path)))
                .or(() -> icd10(path))
                .orElseThrow(() -> isBadRelease(path) ? badRelease(path) : new Problem(404, "identifier"));
        if (uri.isInAllReleases()) {
            return Optional.of(new RouteResult.Redirect(carry(request, latest(uri)), false));
        }
        return BrowseContext.address(uri).path().equals(request.address().path())
                ? download(request).or(() -> Optional.of(new RouteResult.View("entity")))
                : Optional.of(new RouteResult.Redirect(carry(request, uri), true));
    }

    /** Programs that insert an identifier's last part into an address encode the slash in that of a residual. */
    private static List<String> withSlash(List<String> path) {
        String last = path.get(path.size() - 1);
        return last.matches("[0-9]+/(other|unspecified)")
                ? Stream.concat(path.subList(0, path.size() - 1).stream(), Stream.of(last.split("/")))
                        .toList()
                : path;
    }

    private Optional<RouteResult> download(PageRequest request) {
        Optional<DownloadFormat> format = DownloadFormat.requested(request);
        return format.isPresent() && DownloadFormat.isWholeSubtree(request)
                ? format.map(subtree::create)
                : DownloadFormat.requestedFile(request, children::create);
    }

    /** {@return the identifier that a checked address names} */
    static IcdUri identifier(PageRequest request) {
        return read(request.address().path()).orElseThrow(() -> new Problem(404, "identifier"));
    }

    private static Optional<IcdUri> read(List<String> path) {
        return path.stream().anyMatch(segment -> segment.indexOf('/') >= 0)
                ? Optional.empty()
                : IcdUri.ofPath("/" + String.join("/", path)).filter(EntityRoute::hasPage);
    }

    /** {@return what a code of ICD-10 in another spelling than WHO's names} */
    private static Optional<IcdUri> icd10(List<String> path) {
        if (path.size() != ICD10_DEPTH || !path.get(2).equals("10")) {
            return Optional.empty();
        }
        return CodeReading.of("ICD-10: " + path.get(ICD10_DEPTH - 1))
                .filter(CodeReading.Code.class::isInstance)
                .map(reading -> ((CodeReading.Code) reading).candidates().get(0))
                .filter(CodeCandidate::isPossible)
                .flatMap(code -> IcdUri.ofPath("/icd/release/10/" + path.get(RELEASE) + "/" + code.code()));
    }

    /** Residuals have pages in linearizations only. */
    private static boolean hasPage(IcdUri uri) {
        return !(uri instanceof FoundationUri entity && entity.residual().isPresent());
    }

    private static List<String> lowerCase(List<String> path) {
        return path.stream()
                .map(segment ->
                        Classification.parse(segment.toLowerCase(Locale.ROOT)).isPresent()
                                ? segment.toLowerCase(Locale.ROOT)
                                : segment)
                .toList();
    }

    /** Addresses with "latest" are redirected as those without a release. */
    private static List<String> withoutLatest(List<String> path) {
        return path.size() > RELEASE && path.get(RELEASE).equals("latest")
                ? Stream.concat(path.subList(0, RELEASE).stream(), path.subList(RELEASE + 1, path.size()).stream())
                        .toList()
                : path;
    }

    private static boolean isBadRelease(List<String> path) {
        return path.size() > RELEASE
                && path.get(1).equals("release")
                && (path.get(2).equals("11") || path.get(2).equals("10"))
                && Release.parse(path.get(RELEASE)).isEmpty()
                && Character.isDigit(path.get(RELEASE).charAt(0));
    }

    /** Links to the classification instead of its releases: a bad address is not worth a request to WHO. */
    private static Problem badRelease(List<String> path) {
        Classification whole = path.get(2).equals("11") ? Classification.MMS : Classification.ICD10;
        return new Problem(404, "release")
                .withLinks(List.of(new Link("ICD-" + path.get(2), BrowseContext.address(whole.root()))));
    }

    private IcdUri latest(IcdUri uri) {
        return gateway.versions(uri, Language.ENGLISH)
                .value()
                .latest()
                .orElseThrow(() -> new NotFound("no release has it"));
    }

    private static Address carry(PageRequest request, IcdUri uri) {
        return new Address(BrowseContext.address(uri).path(), request.address().parameters());
    }
}
