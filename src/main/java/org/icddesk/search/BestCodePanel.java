// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.Release;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/**
 * The view model of the proposal of a code beside the hits. The browser asks for it when the page is there, so that it
 * delays nothing; without a script a link leads to the same page with it.
 */
@Named("bestCodePanel")
@RequestScoped
public class BestCodePanel {

    private static final String PARAMETER = "propose";

    private final SearchPage search;
    private final BestCode best;
    private final PageRequest request;
    private final Page page;
    private BestCode.Proposal proposal;
    private String words;

    protected BestCodePanel() {
        this(null, null, null, null);
    }

    @Inject
    public BestCodePanel(SearchPage search, BestCode best, PageRequest request, Page page) {
        this.search = search;
        this.best = best;
        this.request = request;
        this.page = page;
    }

    /** Asks for the proposal, if the reader followed the link; called after the search itself. */
    public void load() {
        if (!isOffered() || !request.has(PARAMETER)) {
            return;
        }
        try {
            Optional<BestCode.Proposal> found = best.find(search.input(), search.context());
            proposal = found.orElse(null);
            words = found.map(this::why).orElseGet(() -> page.say("propose.none"));
        } catch (IcdFailure e) {
            words = page.say("propose.failed");
        }
    }

    private String why(BestCode.Proposal found) {
        NumberFormat number = NumberFormat.getNumberInstance(page.getLocale());
        return page.say("propose.why", found.matched(), number.format(found.score()), number.format(found.threshold()));
    }

    /** {@return whether a proposal can be asked for} */
    public boolean isOffered() {
        return search.context() != null
                && search.isSearched()
                && request.parameter("page").isEmpty()
                && BestCode.isPossible(search.input(), search.context());
    }

    /** {@return the proposal; null if there is none, or it has not been asked for} */
    public BestCode.Proposal getProposal() {
        return proposal;
    }

    /** {@return why it is proposed, or why nothing is; null if it has not been asked for} */
    public String getWords() {
        return words;
    }

    /** {@return this page with the proposal} */
    public Address getAddress() {
        return request.address().with(PARAMETER, "true");
    }

    /** {@return where the browser asks for the proposal, after the context path} */
    public Address getSource() {
        BrowseContext context = search.context();
        return Address.of("api", "search", "best")
                .with("q", search.input().text())
                .with("linearization", context.classification().segment())
                .with("release", context.release().map(Release::id).orElse(null))
                .with("lang", context.language().tag());
    }
}
