// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Optional;

/** Shows hits: what matched, marked, and why. */
final class HitExplainer {

    private final IndexContents contents;

    HitExplainer(IndexContents contents) {
        this.contents = contents;
    }

    IndexHit hit(ScoredEntity hit) {
        IndexedTexts texts = contents.texts();
        int first = texts.first(hit.entity());
        MarkedText title = marked(first, hit);
        MarkedText best = hit.text() == first ? title : marked(hit.text(), hit);
        TextKind kind = texts.kind(hit.text());
        return new IndexHit(
                contents.hierarchy().entity(hit.entity()),
                hit.entity(),
                contents.hierarchy().chapter(hit.entity()),
                hit.score(),
                title.highlighted(),
                kind == TextKind.INCLUSION || kind == TextKind.INDEX_TERM
                        ? Optional.of(best.highlighted())
                        : Optional.empty(),
                why(hit, best));
    }

    private MarkedText marked(int text, ScoredEntity hit) {
        return new MarkedText(contents, text, hit.variant());
    }

    /** Each word is told where the best text has it; else where another one of the entity's has, or a title above. */
    private MatchReason why(ScoredEntity hit, MarkedText best) {
        IndexedTexts texts = contents.texts();
        ReasonBuilder reason = new ReasonBuilder(hit.variant());
        long required = hit.variant().words().required();
        texts.kind(hit.text()).field().ifPresent(field -> reason.add(best, field, -1L));
        int end = texts.first(hit.entity() + 1);
        for (int text = texts.first(hit.entity()); text < end && !reason.isComplete(); text++) {
            int other = text;
            texts.kind(text)
                    .field()
                    .filter(field -> other != hit.text())
                    .ifPresent(field -> reason.add(marked(other, hit), field, required));
        }
        int above = contents.hierarchy().parent(hit.entity());
        while (above >= 0 && !reason.isComplete()) {
            reason.add(marked(texts.first(above), hit), MatchReason.Field.TITLE_ABOVE, required);
            above = contents.hierarchy().parent(above);
        }
        return reason.build(hit.missing());
    }
}
