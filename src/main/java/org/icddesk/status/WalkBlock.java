// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.icddesk.walk.ChapterCoverage;
import org.icddesk.walk.WalkProgress;
import org.icddesk.walk.WalkState;

/**
 * A walk on the status page.
 *
 * @param id its name in addresses
 * @param title what is walked
 * @param done how many entities are done
 * @param total about how many there are; at least 1
 * @param rows the figures
 * @param steps what can be done with it
 */
public record WalkBlock(String id, String title, int done, int total, List<StatusRow> rows, List<Step> steps) {

    /** Something that can be done: the last part of its address, and its label. */
    public record Step(String path, String label) {}

    static WalkBlock of(WalkProgress walk, Instant now) {
        return new WalkBlock(
                walk.id(),
                title(walk),
                walk.done(),
                Math.max(1, walk.total()),
                rows(walk, now),
                Arrays.stream(WalkStep.values())
                        .filter(step -> step.isPossible(walk))
                        .map(step -> new Step(step.path(), step.label()))
                        .toList());
    }

    /** {@return what is walked, such as {@code ICD-10 2019, en}} */
    static String title(WalkProgress walk) {
        String release = walk.release().map(id -> " " + id).orElse("");
        String chapters = walk.chapters().isEmpty() ? "" : ", chapters " + String.join(" ", walk.chapters());
        return walk.classification() + release + (walk.latest() ? " (latest release)" : "") + ", " + walk.language()
                + chapters;
    }

    private static List<StatusRow> rows(WalkProgress walk, Instant now) {
        List<StatusRow> rows = new ArrayList<>();
        rows.add(new StatusRow("State", words(walk), walk.state().phase() == WalkState.Phase.FAILED));
        rows.add(StatusRow.of("Entities", entities(walk)));
        walk.timeLeft()
                .ifPresent(time -> rows.add(StatusRow.of(
                        "Time left",
                        "about " + StatusFormat.span(time) + ", at "
                                + String.format(Locale.ROOT, "%.1f", walk.perSecond()) + " requests a second")));
        walk.startedAt().ifPresent(time -> rows.add(StatusRow.of("Begun", StatusFormat.clock(time))));
        walk.finishedAt().ifPresent(time -> rows.add(StatusRow.of("Finished", StatusFormat.clock(time))));
        if (!walk.coverage().isEmpty()) {
            rows.add(StatusRow.of(
                    "Chapters", walk.coverage().stream().map(WalkBlock::covered).collect(Collectors.joining(", "))));
        }
        rows.add(StatusRow.of(
                "Searched", walk.searched().map(WalkBlock::searched).orElse("nothing yet")));
        if (walk.absent() > 0) {
            rows.add(StatusRow.of("Listed by WHO but not known to it", walk.absent()));
        }
        if (walk.leftOut() > 0) {
            rows.add(StatusRow.bad("Without a usable answer", walk.leftOut() + "; asked for again once a day"));
        }
        rows.add(StatusRow.of("Requests since startup", walk.calls() + ", " + walk.failures() + " failed"));
        walk.lastFailure()
                .ifPresent(time -> rows.add(StatusRow.of(
                        "Last failure",
                        StatusFormat.ago(time, now) + ": "
                                + walk.lastFailureWords().orElse("unknown"))));
        return rows;
    }

    private static String entities(WalkProgress walk) {
        if (walk.total() == 0) {
            return "none known yet";
        }
        return walk.state() == WalkState.FINISHED && walk.leftOut() == 0
                ? String.valueOf(walk.done())
                : walk.done() + " of about " + walk.total() + " ("
                        + StatusFormat.share(walk.done(), walk.total() - walk.done()) + ")";
    }

    private static String covered(ChapterCoverage chapter) {
        return chapter.code()
                + (chapter.finished()
                        ? " whole (" + chapter.known() + ")"
                        : " " + chapter.done() + " of " + chapter.known() + " known so far");
    }

    private static String searched(WalkProgress.Searched searched) {
        String chapters = searched.finishedChapters().isEmpty()
                ? ""
                : "; whole chapters: " + String.join(" ", searched.finishedChapters());
        return searched.entities() + " entities of release " + searched.release() + ", as of "
                + StatusFormat.clock(searched.asOf()) + (searched.complete() ? "" : ", not complete" + chapters);
    }

    private static String words(WalkProgress walk) {
        return switch (walk.state()) {
            case READING -> "reading what was kept before";
            case WALKING -> "asking WHO";
            case QUEUED -> "waiting for the walk before it";
            case READERS_FIRST -> "waiting: readers need WHO";
            case OUT_OF_HOURS -> "waiting for the hours that icd.index.hours names";
            case SUSPENDED -> "waiting: this server is suspended";
            case HELD -> "waiting: WHO asked for fewer requests";
            case OUTAGE -> "waiting: WHO does not answer";
            case PAUSED -> "paused by an administrator";
            case ELSEWHERE -> "walked by another server, which shares the directory";
            case FINISHED -> "finished";
            case ABSENT -> absent(walk);
            case WITHDRAWN -> "WHO does not have this release any more; what is there is searched";
            case DUPLICATE -> "the same release and language as another item of the settings";
        };
    }

    private static String absent(WalkProgress walk) {
        return walk.release().isPresent()
                ? "the ICD API does not have this release"
                : "the ICD API does not have " + walk.classification()
                        + (walk.classification().equals("ICD-10") ? ": a local one never has" : "");
    }
}
