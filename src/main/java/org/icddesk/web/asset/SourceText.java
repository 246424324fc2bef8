// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Source text of style sheets and scripts. */
final class SourceText {

    private SourceText() {}

    /**
     * {@return the text without indentation, empty lines and comments that have lines of their own}
     *
     * <p>It does not know the languages: no literal of several lines may have such a line in it.
     */
    static byte[] compact(byte[] source) {
        Iterator<String> lines =
                new String(source, StandardCharsets.UTF_8).lines().iterator();
        return Stream.iterate(next(lines), line -> line != null, line -> next(lines))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String next(Iterator<String> lines) {
        while (lines.hasNext()) {
            String line = lines.next().strip();
            if (line.startsWith("/*") && line.indexOf("*/", 2) < 0) {
                skipComment(lines);
            } else if (!line.isEmpty() && !isComment(line)) {
                return line;
            }
        }
        return null;
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("/*") && line.indexOf("*/", 2) == line.length() - 2;
    }

    private static void skipComment(Iterator<String> lines) {
        while (lines.hasNext() && !lines.next().stripTrailing().endsWith("*/")) {
            continue;
        }
    }
}
