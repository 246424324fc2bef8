// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a walk of the settings is, for administrators.
 *
 * @param id its name in addresses and metrics, such as {@code icd10-latest-en}
 * @param classification {@code ICD-10} or {@code ICD-11}
 * @param release the release walked; empty while it is not known which is the latest
 * @param latest whether the settings name the latest release
 * @param language the language, as a BCP 47 tag
 * @param chapters the codes of the chapters wanted; empty for all
 * @param done how many entities nothing more is asked about
 * @param total about how many there are
 * @param perSecond the requests to WHO in a second, of late
 * @param timeLeft how long it still takes at this rate; empty if it asks nothing
 * @param calls the requests to WHO since the server's start
 * @param failures those of them without a usable answer
 * @param lastFailureWords why, in English
 * @param absent how many entities WHO lists without knowing them
 * @param leftOut how many entities have no usable answer, and are asked for again once a day
 * @param coverage how much of each chapter is there, in the order of the classification
 * @param startedAt when the walk began, in this run of the server or an earlier one
 * @param finishedAt when WHO gave the last answer, if all is there
 * @param searched what is searched meanwhile; empty if nothing is there yet
 */
public record WalkProgress(
        String id,
        String classification,
        Optional<String> release,
        boolean latest,
        String language,
        List<String> chapters,
        WalkState state,
        int done,
        int total,
        double perSecond,
        Optional<Duration> timeLeft,
        long calls,
        long failures,
        Optional<Instant> lastFailure,
        Optional<String> lastFailureWords,
        int absent,
        int leftOut,
        List<ChapterCoverage> coverage,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Searched> searched) {

    /**
     * What is searched.
     *
     * @param release its release
     * @param entities how many entities it has
     * @param asOf when WHO gave the oldest of its answers
     * @param complete whether all of the release is there
     * @param finishedChapters the codes of the chapters that are there as a whole
     */
    public record Searched(
            String release, int entities, Instant asOf, boolean complete, List<String> finishedChapters) {}
}
