// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times and amounts for the status page. */
final class StatusFormat {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT).withZone(ZoneId.systemDefault());

    private StatusFormat() {}

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String ago(Instant time, Instant now) {
        return span(Duration.between(time, now)) + " ago";
    }

    static String in(Instant time, Instant now) {
        return time.isAfter(now) ? "in " + span(Duration.between(now, time)) : "now";
    }

    static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
                : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }

    static String milliseconds(Duration time) {
        return time.toMillis() + " ms";
    }

    static String size(long bytes) {
        return bytes < 1 << 20 ? bytes / 1024 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }

    static String share(long part, long other) {
        return part + other == 0 ? "–" : Math.round(100.0 * part / (part + other)) + " %";
    }
}
