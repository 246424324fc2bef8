// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out what stands between the fields of a text: what parts its rows into the same number of fields, most of all.
 *
 * @param delimiter the sign; NUL for plain lines
 * @param start where the rows begin: behind a line such as {@code sep=;}, with which Excel is told
 */
record DelimiterGuess(char delimiter, int start) {

    private static final String CANDIDATES = "\t;,|";
    private static final int SAMPLE_LENGTH = 64 << 10;
    private static final int SAMPLE_ROWS = 200;
    private static final double ENOUGH = 0.9;
    private static final Pattern TOLD = Pattern.compile("\\A[\"']?sep=(.)[\"']?(\\r\\n|\\r|\\n)");

    static DelimiterGuess of(String text, String extension) {
        Matcher told = TOLD.matcher(text);
        if (told.lookingAt()) {
            return new DelimiterGuess(told.group(1).charAt(0), told.end());
        }
        String sample = text.substring(0, Math.min(SAMPLE_LENGTH, text.length()));
        char best = '\0';
        double bestScore = 0;
        for (char candidate : CANDIDATES.toCharArray()) {
            double score = score(sample, candidate, extension);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best == '\0' && extension.equals("csv")) {
            return new DelimiterGuess(',', 0);
        }
        return new DelimiterGuess(best == '\0' && extension.equals("tsv") ? '\t' : best, 0);
    }

    /** {@return the share of rows that have as many fields as most; 0 if it is too small, or they are sentences} */
    private static double score(String sample, char candidate, String extension) {
        List<Integer> widths = new ArrayList<>();
        try {
            new DelimitedParser(sample, candidate).parse(row -> {
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    widths.add(row.size());
                }
                return widths.size() < SAMPLE_ROWS;
            });
        } catch (TableFault e) {
            return 0;
        }
        boolean cut = sample.length() == SAMPLE_LENGTH && widths.size() > 1;
        List<Integer> whole = cut ? widths.subList(0, widths.size() - 1) : widths;
        Map<Integer, Long> counts =
                whole.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map.Entry<Integer, Long> most =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        if (most == null || most.getKey() < 2) {
            return isForced(candidate, extension) && widths.stream().anyMatch(width -> width > 1) ? 0.5 : 0;
        }
        double share = (double) most.getValue() / whole.size();
        boolean told = isForced(candidate, extension);
        if (!told && candidate != '\t' && candidate != ';' && !namesColumns(sample, candidate)) {
            return 0;
        }
        if (!told && (share < ENOUGH || isProse(sample, candidate))) {
            return 0;
        }
        // More fields say more, and a tab is in no sentence.
        return share + (told ? 0.2 : 0) + (candidate == '\t' ? 0.1 : 0) + Math.min(most.getKey(), 50) * 0.001;
    }

    /** Commas are in many a diagnosis: without a name that tells, they part fields only below names of columns. */
    private static boolean namesColumns(String sample, char candidate) {
        List<List<String>> first = new ArrayList<>();
        new DelimitedParser(sample, candidate).parse(row -> {
            first.add(row);
            return false;
        });
        return !first.isEmpty() && HeaderGuess.isNames(first.get(0));
    }

    private static boolean isForced(char candidate, String extension) {
        return candidate == '\t' ? extension.matches("tsv|tab") : extension.equals("csv");
    }

    /** {@return whether a sign is mostly followed by a blank, as in sentences} */
    private static boolean isProse(String sample, char candidate) {
        long all = sample.chars().filter(sign -> sign == candidate).count();
        long blank = 0;
        for (int at = sample.indexOf(candidate); at >= 0; at = sample.indexOf(candidate, at + 1)) {
            blank += at + 1 < sample.length() && sample.charAt(at + 1) == ' ' ? 1 : 0;
        }
        return candidate != '\t' && blank * 2 > all;
    }
}
