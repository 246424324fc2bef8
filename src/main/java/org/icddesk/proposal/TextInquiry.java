// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.code.CodeReading;

/** Asks what a text is: a code, a text that has been decided, or words. */
final class TextInquiry implements Inquiry {

    /** The most letters of a text. */
    static final int MAX_LENGTH = 500;

    private final ComparableText text;
    private final ProposalScope scope;
    private final CodeInquiry codes;
    private final CodeInquiry decisions;
    private final Inquiry words;
    private Optional<CodeReading> reading;
    private Optional<ProposedItem> code = Optional.empty();
    private Optional<String> decision;
    private String remark = "";

    /**
     * Creates an inquiry.
     *
     * @param codes looks codes up
     * @param decisions looks up the codes of decisions
     * @param words looks for words
     */
    TextInquiry(ComparableText text, ProposalScope scope, CodeInquiry codes, CodeInquiry decisions, Inquiry words) {
        this.text = text;
        this.scope = scope;
        this.codes = codes;
        this.decisions = decisions;
        this.words = words;
        this.reading = CodeReading.of(text.text());
        this.decision = scope.decision(text);
    }

    @Override
    public ProposedItem.Kind kind() {
        return code.map(ProposedItem::kind)
                .or(() -> reading.map(CodeInquiry::kind))
                .orElse(ProposedItem.Kind.TEXT);
    }

    private boolean isForWords() {
        return reading.isEmpty() && decision.isEmpty() && text.text().length() <= MAX_LENGTH;
    }

    @Override
    public void admit() {
        if (isForWords()) {
            words.admit();
        }
    }

    @Override
    public Optional<ProposedItem> ask() {
        if (text.text().length() > MAX_LENGTH) {
            return Optional.of(ProposedItem.invalid(
                    ProposedItem.Kind.TEXT, List.of(), scope.texts().format("list.text.long", MAX_LENGTH)));
        }
        if (decision.isPresent()) {
            return decided();
        }
        return reading.isPresent() ? coded() : words.ask().map(this::completed);
    }

    private Optional<ProposedItem> decided() {
        String decided = decision.orElseThrow();
        decision = Optional.empty();
        Optional<ProposedItem> item = CodeReading.of(decided)
                .map(decisions::ask)
                .filter(found -> found.state() == ProposedItem.State.PROPOSED);
        if (item.isEmpty()) {
            remark = scope.texts()
                    .format("list.decision.missing", decided, scope.release().id());
        }
        return item.map(found -> ProposedItem.found(kind(), found.proposals(), found.message()));
    }

    /** What has the form of a code but is none may be a word, such as B12. */
    private Optional<ProposedItem> coded() {
        ProposedItem item = codes.ask(reading.orElseThrow());
        boolean isWord = item.state() == ProposedItem.State.INVALID
                && item.kind() == ProposedItem.Kind.CODE
                && text.text().chars().allMatch(Character::isLetterOrDigit);
        if (!isWord) {
            return Optional.of(item);
        }
        code = Optional.of(item);
        reading = Optional.empty();
        return Optional.empty();
    }

    private ProposedItem completed(ProposedItem item) {
        boolean found = item.proposals().stream().anyMatch(proposal -> proposal.origin() != ProposalOrigin.FUZZY);
        if (code.isPresent() && !found) {
            return code.get();
        }
        String message =
                remark.isEmpty() || item.message().isEmpty() ? remark + item.message() : remark + " " + item.message();
        return new ProposedItem(item.state(), item.kind(), item.proposals(), message, item.retryAfter());
    }
}
