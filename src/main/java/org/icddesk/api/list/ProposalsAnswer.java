// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.Release;
import org.icddesk.proposal.Proposal;
import org.icddesk.proposal.Proposals;
import org.icddesk.proposal.ProposedItem;

/**
 * The answer to a request for proposals: texts without markup.
 *
 * @param asOf when WHO gave the oldest of the answers used, as ISO 8601
 * @param items one for each text, in their order
 */
public record ProposalsAnswer(String classification, String release, String lang, String asOf, List<Item> items) {

    /**
     * What is proposed for a text.
     *
     * @param message words where something is to be said; absent if not
     * @param retryAfter seconds after which to ask again, where asking failed; absent if not
     */
    public record Item(
            String text, String state, String kind, List<Proposed> proposals, String message, Long retryAfter) {}

    /** A proposal. */
    public record Proposed(String code, String title, String uri, double score, String matched, String how) {}

    static ProposalsAnswer of(List<String> texts, Proposals proposals, BrowseContext context) {
        List<Item> items = new ArrayList<>();
        for (ProposedItem item : proposals.items()) {
            items.add(item(texts.get(items.size()), item));
        }
        return new ProposalsAnswer(
                context.classification().segment(),
                context.release().map(Release::id).orElse(""),
                context.language().tag(),
                proposals.asOf().map(Instant::toString).orElse(null),
                items);
    }

    private static Item item(String text, ProposedItem item) {
        return new Item(
                SafeMarkup.of(text),
                item.state().word(),
                item.kind().word(),
                item.proposals().stream().map(ProposalsAnswer::proposed).toList(),
                item.message().isEmpty() ? null : SafeMarkup.of(item.message()),
                item.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(null));
    }

    private static Proposed proposed(Proposal proposal) {
        return new Proposed(
                proposal.code(),
                SafeMarkup.of(proposal.title()),
                proposal.uri(),
                proposal.score(),
                SafeMarkup.of(proposal.matched()),
                proposal.origin().word());
    }
}
