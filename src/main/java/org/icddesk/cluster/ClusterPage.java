// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/** The view model of the page on which a cluster is explained, checked and built. */
@Named("clusterPage")
@RequestScoped
public class ClusterPage {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final ClusterChecker checker;
    private final ClusterWords words;
    private final AxisForms forms;
    private BrowseContext context;
    private ClusterCheck check;
    private List<Group> groups;
    private ClusterWords.Equal simplified;
    private ClusterWords.Equal terminal;

    /**
     * A stem code with what can be added to it.
     *
     * @param title its words
     */
    public record Group(String code, String title, List<AxisForm> axes) {}

    protected ClusterPage() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public ClusterPage(
            PageRequest request,
            Page page,
            PageFrame frame,
            BrowseContextResolver resolver,
            ReleaseCatalogue catalogue,
            ClusterChecker checker,
            ClusterWords words,
            AxisForms forms) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.checker = checker;
        this.words = words;
        this.forms = forms;
    }

    /** Loads everything that the page shows. */
    public void load() {
        CodeExpression code =
                ClusterText.expression(CodeRoute.reading(request)).orElseThrow(() -> new Problem(404, "identifier"));
        Classification classification = Classification.of(ClusterText.linearization(code));
        Optional<Release> release = ReleaseCatalogue.named(request).or(() -> catalogue.defaultRelease(classification));
        context = resolver.in(classification, release);
        frame.open(context);
        check = check(code);
        if (check.unknown().size() == check.parts().size() && !code.isCluster()) {
            throw new Problem(404, "code", code.text(), release.map(Release::id).orElse(""));
        }
        page.setTitle(getLine());
        frame.offerReleases(catalogue.releases(classification).stream()
                .map(other -> new PageFrame.Choice(
                        other.id(),
                        null,
                        address().with("release", other.id()),
                        release.filter(other::equals).isPresent(),
                        false))
                .toList());
        simplified = check.simplified().map(same -> words.equal(same, context)).orElse(null);
        terminal = check.terminal()
                .filter(other -> !other.equals(code.text()))
                .map(other -> words.equal(other, context))
                .orElse(null);
        groups = IntStream.rangeClosed(1, check.stems().size())
                .mapToObj(group -> group(group))
                .toList();
    }

    private ClusterCheck check(CodeExpression code) {
        try {
            return frame.recordAge(checker.check(code, context.scope(), context.language(), AnswerTimeout.PAGE));
        } catch (Unavailable e) {
            throw e.reason() == Unavailable.Reason.CLUSTER_NOT_HELD ? oneByOne(code, e) : e;
        }
    }

    /** {@return the problem that only WHO could explain a cluster, with links to its codes} */
    private Problem oneByOne(CodeExpression code, Unavailable failure) {
        List<Link> links = code.parts().stream()
                .map(part -> words.equal(part.code().code(), context))
                .map(part -> new Link((part.code() + " " + part.title()).strip(), part.address()))
                .distinct()
                .toList();
        return new Problem(503, "cluster-not-held")
                .retryAfter(failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER))
                .withLinks(links);
    }

    private Group group(int number) {
        ClusterPart stem = check.stems().get(number - 1);
        return new Group(
                stem.code().code(),
                stem.entity().map(entity -> entity.title().value()).orElse(""),
                forms.of(check, number, context));
    }

    private Address address() {
        return ClusterAddress.of(check.code(), request);
    }

    /** {@return the cluster, normalised} */
    public String getCode() {
        return check.code().text();
    }

    /** {@return whether it has more than one code} */
    public boolean isCluster() {
        return check.code().isCluster();
    }

    /** {@return the words of the whole; null if a code is unknown} */
    public String getTitle() {
        return check.title().orElse(null);
    }

    /** {@return code and words in one line, as coders write it} */
    public String getLine() {
        return check.title().map(title -> getCode() + " " + title).orElse(getCode());
    }

    /** {@return WHO's identifiers of the whole; null if a code is unknown} */
    public String getUri() {
        return check.uri().orElse(null);
    }

    /** {@return whether WHO accepts the combination and nothing is missing} */
    public boolean isValid() {
        return check.isValid();
    }

    /** {@return the text key of WHO's word on the combination} */
    public String getVerdict() {
        if (!check.accepted()) {
            return "cluster.refused";
        }
        if (!check.missing().isEmpty()) {
            return "cluster.incomplete";
        }
        return isCluster() ? "cluster.accepted" : "cluster.accepted-code";
    }

    /** {@return what is wrong, a sentence each; none if the cluster is valid} */
    public List<ClusterWords.Fault> getFaults() {
        return words.faults(check);
    }

    /** {@return the codes in their order} */
    public List<ClusterLine> getLines() {
        return words.lines(check, context);
    }

    /** {@return the plain code of the same meaning; null if there is none} */
    public ClusterWords.Equal getSimplified() {
        return simplified;
    }

    /** {@return the cluster with terminal codes in place of groupings; null if these are terminal codes} */
    public ClusterWords.Equal getTerminal() {
        return terminal;
    }

    /** {@return the same codes in the order of the scales; null if that is their order} */
    public String getOrdered() {
        String ordered = check.inScaleOrder().text();
        return ordered.equals(getCode()) ? null : ordered;
    }

    /** {@return the stem codes with what can be added to them} */
    public List<Group> getGroups() {
        return groups;
    }

    /** {@return the release that the address names; null if it names none} */
    public String getRelease() {
        return request.parameter("release").orElse(null);
    }

    /** {@return the language that the address names; null if it names none} */
    public String getLang() {
        return request.parameter("lang").orElse(null);
    }

    /** {@return the release shown} */
    public String getShownRelease() {
        return context.release().map(Release::id).orElse("");
    }
}
