// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.disk.AnswerFiles;
import org.icddesk.gateway.disk.KeptAnswer;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Reading;
import org.icddesk.gateway.upstream.Time;

/** The persistent answers, if the administrator has configured a directory for them. */
final class Archive {

    private final Optional<AnswerFiles> files;
    private final Time time;
    private volatile Instant outdated = Instant.MIN;

    Archive(Optional<AnswerFiles> files, Time time) {
        this.files = files;
        this.time = time;
    }

    /** Keeps an answer. */
    void keep(Question<?> question, Remembered<?> answer) {
        files.ifPresent(kept -> kept.keep(key(question), new KeptAnswer(answer.asOf(), answer.body())));
    }

    /**
     * {@return the answer as it was kept, unless there is none, it is too old to be of use or cannot be read any more}
     */
    <T> Optional<Remembered<T>> find(Question<T> question, long generation) {
        return files.flatMap(kept -> kept.find(key(question)).flatMap(found -> read(question, found, generation)));
    }

    /** Marks every stored answer stale. */
    void outdate() {
        outdated = time.now();
    }

    /** {@return the number of answers kept} */
    int count() {
        return files.map(AnswerFiles::count).orElse(0);
    }

    /** {@return their size in bytes} */
    long bytes() {
        return files.map(AnswerFiles::bytes).orElse(0L);
    }

    /** {@return the disk fault, if any} */
    Optional<String> fault() {
        return files.flatMap(AnswerFiles::fault);
    }

    private <T> Optional<Remembered<T>> read(Question<T> question, KeptAnswer found, long generation) {
        try {
            T value = question.kind().reader().read(found.body(), question);
            long given = found.asOf().isAfter(outdated) ? generation : generation - 1;
            Remembered<T> answer =
                    Remembered.since(found.asOf(), question, new Reading<>(value, found.body(), true), time, given);
            return Optional.of(answer).filter(a -> a.isUsable(time));
        } catch (IcdFailure e) {
            files.ifPresent(kept -> kept.forget(key(question)));
            return Optional.empty();
        }
    }

    private static String key(Question<?> question) {
        return String.join(
                "\n",
                question.kind().name(),
                question.path(),
                question.query(),
                question.language().tag());
    }
}
