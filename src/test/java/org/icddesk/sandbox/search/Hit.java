// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icddesk.sandbox.catalogue.Node;

/** An entity found, with the texts by which it was found. */
public final class Hit {

    /** A text that matched, and how well: 1 is exact, long texts go below zero. */
    record Match(int document, double score) {}

    static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble((Hit hit) -> -hit.score)
            .thenComparing(hit -> !hit.titleIsTop)
            .thenComparingInt(hit -> hit.order);

    public final Node node;
    final int order;
    final List<Match> matches = new ArrayList<>();
    final List<Hit> below = new ArrayList<>();
    double score = Double.NEGATIVE_INFINITY;
    boolean titleMatches;
    boolean titleIsTop;

    Hit(Node node, int order) {
        this.node = node;
        this.order = order;
    }

    void add(int document, double matchScore, boolean ownTitle) {
        matches.add(new Match(document, matchScore));
        titleMatches |= ownTitle;
        if (matchScore > score) {
            score = matchScore;
            titleIsTop = ownTitle;
        } else if (matchScore == score) {
            titleIsTop |= ownTitle;
        }
    }
}
