// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.Comparator;
import org.icddesk.icd.entity.IcdEntity;

/**
 * A code proposed for a text.
 *
 * @param code the code or cluster
 * @param uri WHO's identifier; of a cluster those of its parts
 * @param score how good the match is, from 0 to 1
 * @param matched the term that matched
 * @param origin how it was found
 */
public record Proposal(String code, String title, String uri, double score, String matched, ProposalOrigin origin) {

    /** The better way to find first, then the higher score. */
    static final Comparator<Proposal> ORDER =
            Comparator.comparing(Proposal::origin).thenComparing(Proposal::score, Comparator.reverseOrder());

    private static final double THOUSAND = 1_000;

    /** Keeps the score within its range, to three decimals. */
    public Proposal {
        score = Double.isFinite(score) ? Math.round(Math.max(0, Math.min(1, score)) * THOUSAND) / THOUSAND : 0;
    }

    /** {@return an entity proposed for the text that is its code or title} */
    static Proposal of(IcdEntity entity, double score, ProposalOrigin origin) {
        String title = entity.title().value();
        String code = entity.code().isEmpty() ? entity.codeRange().orElse("") : entity.code();
        return new Proposal(code, title, entity.uri().canonical(), score, title, origin);
    }
}
