// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.walk.WalkTree.WalkedAnswer;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkRecord;

/** The answers of a walk as far as they are there, read one by one, and the index made of them. */
public final class WalkedAnswers {

    private final WalkKey key;
    private final Instant begun;
    private final WalkReader reader;
    private final WalkTree tree;
    private int absent;
    private Instant oldest = Instant.MAX;
    private Instant newest = Instant.MIN;

    /**
     * Has no answer yet.
     *
     * @param begun when the walk began
     * @param chapters the codes of the chapters wanted; empty for all
     * @param requests reads the answers; sends nothing
     */
    public WalkedAnswers(WalkKey key, Instant begun, List<String> chapters, BackgroundRequests requests) {
        this.key = key;
        this.begun = begun;
        reader = new WalkReader(requests, key, chapters);
        tree = new WalkTree(key.root());
    }

    /** Reads an answer that was kept; one that cannot be read does not count, so that it is asked for again. */
    public void read(WalkRecord kept) {
        try {
            settle(kept, parse(kept));
        } catch (Malformed unreadable) {
            return;
        }
    }

    /** {@return what an answer says; {@link Malformed} if it cannot be read} */
    WalkedAnswer parse(WalkRecord answer) {
        return answer.body().map(body -> reader.read(answer.uri(), body)).orElse(WalkedAnswer.NOTHING);
    }

    /** Counts an answer. */
    synchronized void settle(WalkRecord answer, WalkedAnswer parsed) {
        tree.settle(answer.uri(), parsed);
        absent += answer.body().isPresent() ? 0 : 1;
        oldest = answer.asOf().isBefore(oldest) ? answer.asOf() : oldest;
        newest = answer.asOf().isAfter(newest) ? answer.asOf() : newest;
    }

    /** {@return what is to be asked for next; empty if all is there} */
    synchronized Optional<IcdUri> next() {
        return tree.next();
    }

    /** Moves what would be asked for next to the end; {@return whether it is left out after so many tries} */
    synchronized boolean postpone(int tries) {
        return tree.postpone(tries);
    }

    /** Has asked for again what was left out. */
    synchronized void retryLeftOut() {
        tree.retryLeftOut();
    }

    /** {@return whether all of it is there} */
    public synchronized boolean isComplete() {
        return tree.isComplete();
    }

    /** {@return how far the walk is} */
    synchronized WalkFigures figures() {
        return new WalkFigures(begun, tree.done(), tree.estimated(), absent, tree.leftOut(), newest);
    }

    /** {@return how much of each chapter is there} */
    synchronized List<ChapterCoverage> chapters() {
        return tree.chapters();
    }

    /** {@return an index of what is there} */
    public WalkedIndex index(Synonyms synonyms) {
        List<IndexedEntity> entities;
        WalkCoverage coverage;
        synchronized (this) {
            entities = tree.entities();
            coverage = tree.coverage();
        }
        EntityIndex index = EntityIndex.of(entities, key.language(), synonyms);
        String version = Long.toHexString(begun.toEpochMilli()) + "-" + coverage.done();
        return new WalkedIndex(key.root(), key.language(), index, coverage, oldest, version);
    }
}
