// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.icddesk.icd.Language;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.KnownItems;
import org.icddesk.index.synonym.Synonyms;

/**
 * Measures the index of ICD-10 in this process: how long it takes to build, what it holds of the heap, and how long a
 * search takes. Searches are titles drawn at random: as they are, reversed, mistyped, cut, and as they are typed letter
 * by letter.
 */
public final class IndexBenchmark {

    private static final int DRAWN = 1_000;
    private static final int WARM_UPS = 3;

    private final PrintStream out;

    private IndexBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Builds, searches and prints. */
    public static void main(String[] arguments) {
        new IndexBenchmark(System.out).run();
    }

    private void run() {
        long empty = held();
        List<IndexedEntity> entities = Icd10Entities.titles();
        long read = held();
        long start = System.nanoTime();
        EntityIndex index = EntityIndex.of(entities, Language.ENGLISH, Synonyms.NONE);
        double built = (System.nanoTime() - start) / 1e6;
        entities = List.copyOf(entities);
        long indexed = held();
        out.printf(
                Locale.ROOT,
                "%d entities built in %.0f ms; heap %.1f MB, of which the entities %.1f MB%n",
                index.size(),
                built,
                (indexed - empty) / 1e6,
                (read - empty) / 1e6);
        List<String> searches = searches(entities);
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            times(index, searches);
        }
        List<Double> times = times(index, searches);
        times.sort(null);
        out.printf(
                Locale.ROOT,
                "%d searches: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.1f ms%n",
                times.size(),
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.get(times.size() * 99 / 100),
                times.get(times.size() - 1));
    }

    private static List<String> searches(List<IndexedEntity> entities) {
        KnownItems items = new KnownItems(entities, DRAWN, 6);
        List<String> searches = new ArrayList<>();
        for (IndexedEntity entity : items.drawn()) {
            String title = entity.title().value();
            searches.add(title);
            searches.add(KnownItems.reversed(title));
            searches.add(items.mistyped(title));
            searches.add(KnownItems.cut(title));
            searches.add(items.begun(title));
            searches.add(items.begun(title));
        }
        return searches;
    }

    private static List<Double> times(EntityIndex index, List<String> searches) {
        List<Double> times = new ArrayList<>();
        for (String search : searches) {
            long start = System.nanoTime();
            index.search(IndexQuery.of(search));
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times;
    }

    /** {@return the bytes of the heap in use when garbage is collected no further} */
    private static long held() {
        Runtime runtime = Runtime.getRuntime();
        long[] before = {Long.MAX_VALUE};
        Awaitility.await().until(() -> {
            System.gc();
            long now = runtime.totalMemory() - runtime.freeMemory();
            boolean settled = now >= before[0];
            before[0] = now;
            return settled;
        });
        return before[0];
    }
}
