// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RawAnswer;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unsupported;
import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.walk.WalkTree.WalkedAnswer;
import org.icddesk.walk.store.WalkFile;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkRecord;
import org.icddesk.walk.store.WalkStore;

/** A walk through one release in one language: asks for one entity after the other, and keeps each answer. */
final class ReleaseWalk {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final int MAX_TRIES = 3;

    private final WalkKey key;
    private final Instant begun;
    private final Optional<WalkFile> file;
    private final WalkStore store;
    private final BackgroundRequests requests;
    private final WalkedAnswers answers;
    private Optional<IcdUri> suspect = Optional.empty();
    private boolean gone;

    /**
     * Prepares a walk.
     *
     * @param begun when it began
     * @param chapters the codes of the chapters wanted; empty for all
     * @param file what it was answered before, and is from now on; empty to keep nothing
     */
    ReleaseWalk(
            WalkKey key,
            Instant begun,
            List<String> chapters,
            Optional<WalkFile> file,
            BackgroundRequests requests,
            WalkStore store) {
        this.key = key;
        this.begun = begun;
        this.file = file;
        this.store = store;
        this.requests = requests;
        answers = new WalkedAnswers(key, begun, chapters, requests);
    }

    /** Reads the answers that were kept since the last time; {@return whether there were any} */
    boolean readNew() {
        int[] count = new int[1];
        file.ifPresent(kept -> store.readNew(kept, answer -> {
            count[0]++;
            answers.read(answer);
        }));
        return count[0] > 0;
    }

    /**
     * Asks for what is next.
     *
     * @param notBefore a cached answer that is older does not count
     * @param now the time of an answer that has none
     * @return whether WHO was asked; an {@link IcdFailure} if that has to be done again
     */
    boolean step(Instant notBefore, Instant now) {
        IcdUri uri = next();
        try {
            RawAnswer answer = requests.ask(uri, key.language(), suspect.isPresent() ? Instant.MAX : notBefore);
            if (suspect.isPresent()) {
                recordAbsent(now);
            } else {
                keep(new WalkRecord(uri, answer.asOf(), Optional.of(answer.body())));
            }
            return !answer.cached();
        } catch (NotFound e) {
            recordNotFound(uri);
            return true;
        } catch (Malformed | Rejected | Unsupported e) {
            recordUnreadable(uri, e);
            throw e;
        }
    }

    /** {@return what is asked for next: the classification itself, where the last entity may be missing with all others} */
    private synchronized IcdUri next() {
        return suspect.isPresent() ? key.root() : answers.next().orElseThrow();
    }

    private synchronized void recordNotFound(IcdUri uri) {
        gone = uri.isRoot();
        suspect = gone ? Optional.empty() : Optional.of(uri);
        if (gone) {
            LOG.log(Level.WARNING, "ICDDESK-I004 The ICD API does not have {0}; entities indexed: {1}", new Object[] {
                key.name(), answers.figures().done()
            });
        }
    }

    private void recordAbsent(Instant now) {
        IcdUri uri = suspect.orElseThrow();
        suspect = Optional.empty();
        LOG.log(Level.INFO, "ICDDESK-I005 WHO lists {0} but does not know it; the index is without it", uri.path());
        keep(new WalkRecord(uri, now, Optional.empty()));
    }

    private void keep(WalkRecord answer) {
        WalkedAnswer parsed = answers.parse(answer);
        file.ifPresent(kept -> store.append(kept, answer));
        answers.settle(answer, parsed);
    }

    private synchronized void recordUnreadable(IcdUri uri, IcdFailure failure) {
        if (answers.postpone(MAX_TRIES)) {
            LOG.log(
                    Level.WARNING,
                    "ICDDESK-I006 WHO''s answer for {0} cannot be used, so the index is without it: {1}",
                    new Object[] {uri.path(), failure.forAdministrators()});
        }
    }

    /** Has asked for again what was left out or not there. */
    synchronized void retry() {
        gone = false;
        answers.retryLeftOut();
    }

    /** {@return whether nothing more is asked for} */
    synchronized boolean isOver() {
        return gone || answers.next().isEmpty();
    }

    /** {@return whether all of it is there} */
    synchronized boolean isComplete() {
        return answers.isComplete();
    }

    /** {@return whether the ICD API does not have the release any more, or never had it} */
    synchronized boolean isGone() {
        return gone;
    }

    /** {@return an index of what is there} */
    WalkedIndex index(Synonyms synonyms) {
        return answers.index(synonyms);
    }

    /** {@return how much of each chapter is there} */
    List<ChapterCoverage> chapters() {
        return answers.chapters();
    }

    WalkKey key() {
        return key;
    }

    Instant begun() {
        return begun;
    }

    Optional<WalkFile> file() {
        return file;
    }

    /** {@return how far it is} */
    WalkFigures figures() {
        return answers.figures();
    }
}
