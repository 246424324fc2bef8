// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.bundle.BundleStatus;
import org.icddesk.bundle.BundleStatus.Work;
import org.icddesk.bundle.BundledWalk;

/** Rows of the status page about bundles. */
final class BundleRows {

    private BundleRows() {}

    /**
     * Something in progress, as a bar.
     *
     * @param words what it is and how far it is
     * @param known whether it is known how far it is
     */
    public record Bar(String words, boolean known, long done, long total) {}

    static List<StatusRow> of(BundleStatus bundles, Instant now) {
        List<StatusRow> rows = new ArrayList<>();
        rows.add(StatusRow.of("Import", imports(bundles)));
        rows.add(StatusRow.of(
                "Export",
                bundles.exports()
                        ? exported(bundles, now)
                        : "not set up: icd.bundle.private-key.file names no key to sign with"));
        bundles.fault().ifPresent(words -> rows.add(StatusRow.bad("Problem", words + ".")));
        bundles.refused()
                .ifPresent(refused -> rows.add(StatusRow.bad(
                        "Refused",
                        StatusFormat.ago(refused.at(), now) + " (" + refused.source() + "): " + refused.words()
                                + ".")));
        bundles.inUse().ifPresent(bundle -> add(rows, bundle));
        return rows;
    }

    private static String imports(BundleStatus bundles) {
        return bundles.imports()
                ? "bundles signed by " + (bundles.keys().isEmpty() ? "–" : String.join(" or ", bundles.keys()))
                : "not set up: icd.bundle.public-key.file names no key to verify bundles with";
    }

    private static String exported(BundleStatus bundles, Instant now) {
        return bundles.exported()
                .map(last -> "last " + StatusFormat.ago(last.at(), now) + ", " + StatusFormat.size(last.bytes())
                        + (last.complete() ? "" : "; broken off"))
                .orElse("ready");
    }

    private static void add(List<StatusRow> rows, BundleStatus.InUse bundle) {
        rows.add(StatusRow.of(
                "In use",
                "made " + StatusFormat.clock(bundle.manifest().created()) + " of answers of "
                        + bundle.manifest().api() + ", imported " + StatusFormat.clock(bundle.importedAt())
                        + bundle.source().map(source -> " (" + source + ")").orElse("")));
        bundle.replaced()
                .ifPresent(later -> rows.add(StatusRow.bad(
                        "Older than before",
                        "the bundle that this one replaced was made later, on " + StatusFormat.clock(later))));
        for (BundledWalk walk : bundle.manifest().walks()) {
            rows.add(StatusRow.of(walk.name(), walk(walk)));
        }
        bundle.manifest().walks().stream()
                .map(BundledWalk::licence)
                .distinct()
                .forEach(licence -> rows.add(StatusRow.of("Licence", licence)));
    }

    private static String walk(BundledWalk walk) {
        return walk.answers() + " answers of WHO"
                + (walk.chapters().isEmpty() ? "" : ", chapters " + String.join(" ", walk.chapters())) + ", as of "
                + StatusFormat.clock(walk.oldest()) + (walk.complete() ? "" : ", not complete");
    }

    /** {@return what is in progress} */
    static List<Bar> bars(BundleStatus bundles) {
        return bundles.running().stream().map(BundleRows::bar).toList();
    }

    private static Bar bar(BundleStatus.Progress progress) {
        String what =
                switch (progress.work()) {
                    case RECEIVING -> "A bundle is being uploaded";
                    case COPYING -> "A bundle is being copied to where it is kept";
                    case VERIFYING -> "A bundle is being verified";
                    case READING -> "A bundle is being read and indexed";
                    case EXPORTING -> "A bundle is being exported";
                };
        boolean answers = progress.work() == Work.READING;
        boolean unknown = progress.work() == Work.RECEIVING || progress.total() <= 1;
        String much = unknown
                ? Optional.of(progress.total())
                        .filter(total -> total > 1)
                        .map(total -> ": " + StatusFormat.size(total))
                        .orElse("")
                : ": " + amount(progress.done(), answers) + " of " + amount(progress.total(), answers);
        return new Bar(
                what + ", since " + StatusFormat.clock(progress.since()) + much,
                !unknown,
                progress.done(),
                progress.total());
    }

    private static String amount(long amount, boolean answers) {
        return answers ? amount + " answers" : StatusFormat.size(amount);
    }
}
