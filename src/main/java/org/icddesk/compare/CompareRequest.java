// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/**
 * What the address of a comparison names, before anybody knows whether it exists.
 *
 * @param from the name of the earlier release, or {@code latest}
 * @param to the name of the later release, or {@code latest}
 * @param what what is compared, as the address has it: an identifier, a residual, a code; empty for the classification
 * @param feed whether the feed is asked for
 */
record CompareRequest(Classification classification, String from, String to, List<String> what, boolean feed) {

    /** The name of whichever release is the latest. */
    static final String LATEST = "latest";

    private static final int RELEASES_END = 4;

    /**
     * Reads an address.
     *
     * @throws Problem 404 if it names no classification that can be compared
     */
    static CompareRequest of(PageRequest request) {
        List<String> path = new ArrayList<>(request.address().path());
        String last = path.get(path.size() - 1);
        boolean feed = last.endsWith(CompareAddress.FEED);
        if (feed) {
            path.set(path.size() - 1, last.substring(0, last.length() - CompareAddress.FEED.length()));
        }
        if (path.size() < RELEASES_END
                || !path.get(1).equals("11") && !path.get(1).equals("10")) {
            throw Problem.noSuchPage();
        }
        List<String> rest = path.subList(RELEASES_END, path.size());
        boolean tenth = path.get(1).equals("10");
        return new CompareRequest(
                tenth ? Classification.ICD10 : linearization(rest),
                path.get(2),
                path.get(3),
                tenth || rest.isEmpty() ? List.copyOf(rest) : List.copyOf(rest.subList(1, rest.size())),
                feed);
    }

    /** ICD-11 alone is its linearization for mortality and morbidity statistics. */
    private static Classification linearization(List<String> rest) {
        if (rest.isEmpty()) {
            return Classification.MMS;
        }
        return Linearization.parse(rest.get(0).toLowerCase(Locale.ROOT))
                .map(Classification::of)
                .orElseThrow(() -> new Problem(404, "compare-linearization")
                        .withLinks(List.of(
                                new Link("MMS", BrowseContext.address(Classification.MMS.root())),
                                new Link("ICF", BrowseContext.address(Classification.ICF.root())))));
    }

    /** {@return the identifier in all releases; empty where it is a code of ICD-11, or nothing} */
    Optional<IcdUri> uri() {
        if (what.stream().anyMatch(segment -> segment.indexOf('/') >= 0)) {
            return Optional.empty();
        }
        String path = classification.root().path() + (what.isEmpty() ? "" : "/" + String.join("/", what));
        return IcdUri.ofPath(path).filter(IcdUri::isInAllReleases);
    }

    /** {@return the usual address of a comparison of the same kind, with the same parameters} */
    Address address(ReleasePair pair, PageRequest request) {
        Address usual = feed ? CompareAddress.feed(pair) : CompareAddress.of(pair);
        return new Address(usual.path(), request.address().parameters());
    }

    /** {@return the release that a name stands for, if it has the form of one} */
    static Optional<Release> release(String name) {
        return Release.parse(name);
    }
}
