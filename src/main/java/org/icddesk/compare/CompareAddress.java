// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.web.Address;

/** The addresses of comparisons. */
public final class CompareAddress {

    /** The first segment of their paths. */
    static final String PREFIX = "compare";

    /** The end of the address of a feed. */
    static final String FEED = ".atom";

    private CompareAddress() {}

    /** {@return the page that compares an entity or a classification in two releases} */
    public static Address of(ReleasePair pair) {
        return new Address(path(pair), List.of());
    }

    /**
     * {@return the page that compares what an identifier names in one release with the same in another; empty for the
     * foundation, and for one release}
     */
    public static Optional<Address> of(IcdUri uri, Release one, Release other) {
        if (uri instanceof FoundationUri || one.equals(other)) {
            return Optional.empty();
        }
        Release from = one.compareTo(other) < 0 ? one : other;
        return Optional.of(of(new ReleasePair(uri.inAllReleases(), from, from.equals(one) ? other : one)));
    }

    /** {@return the feed of what changed} */
    static Address feed(ReleasePair pair) {
        List<String> path = path(pair);
        path.set(path.size() - 1, path.get(path.size() - 1) + FEED);
        return new Address(path, List.of());
    }

    /** What follows the name of a release in WHO's identifiers follows the names of both here. */
    private static List<String> path(ReleasePair pair) {
        List<String> whos = List.of(pair.uri().path().substring(1).split("/"));
        List<String> path = new ArrayList<>(List.of(PREFIX, pair.uri() instanceof Icd10Uri ? "10" : "11"));
        path.add(pair.from().id());
        path.add(pair.to().id());
        path.addAll(whos.subList(3, whos.size()));
        return path;
    }
}
