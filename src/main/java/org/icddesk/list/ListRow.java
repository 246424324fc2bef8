// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.IcdUri;
import org.icddesk.proposal.Proposal;
import org.icddesk.proposal.ProposedItem;
import org.icddesk.web.Address;
import org.icddesk.web.Texts;

/**
 * A row of a list as displayed.
 *
 * @param state what became of its text, in words
 * @param message more words; empty if there is nothing to say
 */
public record ListRow(String text, List<Line> proposals, String state, String message) {

    /**
     * A proposal as displayed.
     *
     * @param address the page of what is proposed; null if there is none
     * @param how how it was found, in words, with its score
     */
    public record Line(String code, String title, Address address, String how) {}

    static ListRow of(String text, ProposedItem item, BrowseContext context, Texts texts) {
        return new ListRow(
                text,
                item.proposals().stream()
                        .map(proposal -> line(proposal, context, texts))
                        .toList(),
                texts.get("listform.state." + item.state().word()),
                item.message());
    }

    private static Line line(Proposal proposal, BrowseContext context, Texts texts) {
        Optional<Address> address = IcdUri.parse(proposal.uri())
                .map(context::to)
                .or(() -> Optional.of(proposal.code())
                        .filter(code -> !code.isEmpty())
                        .map(code -> context.withLanguage(Address.of("code", code))));
        return new Line(
                proposal.code(),
                proposal.title(),
                address.orElse(null),
                texts.format(
                        "listform.how",
                        texts.get("listform.how." + proposal.origin().word()),
                        proposal.score()));
    }
}
