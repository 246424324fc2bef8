// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.cluster.ClusterCheck;
import org.icddesk.cluster.ClusterPart;
import org.icddesk.cluster.MissingAxis;
import org.icddesk.icd.code.PostcoordinationAxis;

/** Says in English what is wrong with a cluster. */
public final class CheckSentences {

    private CheckSentences() {}

    /** {@return a sentence for each fault; none if the cluster is valid} */
    public static List<String> of(ClusterCheck check) {
        List<String> sentences = new ArrayList<>();
        check.unknown().forEach(part -> sentences.add(place(part) + " is not in this release."));
        check.misfits().forEach(part -> sentences.add(misfit(check, part)));
        for (MissingAxis missing : check.missing()) {
            sentences.add(missing.stem().code() + " needs a value on "
                    + missing.axis().name() + ".");
        }
        if (sentences.isEmpty() && !check.accepted()) {
            sentences.add("WHO does not accept this combination.");
        }
        return sentences;
    }

    private static String misfit(ClusterCheck check, ClusterPart part) {
        if (part.fit() == ClusterPart.Fit.NO_STEM) {
            return place(part) + " is an extension code; it needs a stem code before it.";
        }
        ClusterPart stem = check.stemOf(part).orElseThrow();
        if (part.fit() == ClusterPart.Fit.ONE_TOO_MANY) {
            return place(part) + " is one value too many on " + part.axis().orElse("its axis") + " of " + stem.code()
                    + ".";
        }
        String axes =
                ClusterCheck.axes(stem).stream().map(PostcoordinationAxis::name).collect(Collectors.joining(", "));
        return place(part) + " is on no axis of " + stem.code()
                + (axes.isEmpty() ? ", which has none." : ". It has: " + axes + ".");
    }

    private static String place(ClusterPart part) {
        return "Part " + part.number() + " (" + part.code() + ")";
    }
}
