// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes the figures that tests of rows measure; they appear in {@code target/reliability-report.md}. */
public final class Reliability {

    private static final Queue<Figure> FIGURES = new ConcurrentLinkedQueue<>();

    private Reliability() {}

    /**
     * Notes what a test measured.
     *
     * @param row the row, such as {@code T14}
     * @param figure what was measured, with its unit, such as {@code given up after 4.98 s}
     */
    public static void measured(String row, String figure) {
        FIGURES.add(new Figure(row, figure.replaceAll("\\s+", " ").strip()));
    }

    static Queue<Figure> figures() {
        return FIGURES;
    }

    /** A figure of a row. */
    record Figure(String row, String text) {}
}
