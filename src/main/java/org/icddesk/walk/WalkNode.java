// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.IndexedEntity;

/** A place in the tree of a walk: an entity, or the classification itself. */
final class WalkNode {

    private final IcdUri uri;
    private final int level;
    private final WalkNode chapter;
    private final List<WalkNode> children = new ArrayList<>(0);
    private IndexedEntity entity;
    private boolean settled;
    private int knownInChapter;
    private int pendingInChapter;
    private int tries;

    private WalkNode(IcdUri uri, int level, WalkNode chapter) {
        this.uri = uri;
        this.level = level;
        this.chapter = level == 1 ? this : chapter;
    }

    /** {@return the place of a classification} */
    static WalkNode root(IcdUri uri) {
        return new WalkNode(uri, 0, null);
    }

    /** {@return a new place under this one, whose answer is pending} */
    WalkNode addChild(IcdUri childUri) {
        WalkNode child = new WalkNode(childUri, level + 1, chapter);
        children.add(child);
        child.chapter.pendingInChapter++;
        child.chapter.knownInChapter++;
        return child;
    }

    /** Notes that nothing more is asked about it. */
    void settle(Optional<IndexedEntity> answer) {
        entity = answer.orElse(null);
        settled = true;
        if (chapter != null) {
            chapter.pendingInChapter--;
        }
    }

    /** Notes a try in vain; {@return whether there were so many} */
    boolean isTried(int times) {
        tries++;
        return tries >= times;
    }

    /** Begins to count tries anew. */
    void forgetTries() {
        tries = 0;
    }

    IcdUri uri() {
        return uri;
    }

    /** {@return 0 for the classification, 1 for a chapter} */
    int level() {
        return level;
    }

    boolean isSettled() {
        return settled;
    }

    List<WalkNode> children() {
        return children;
    }

    /** {@return what WHO answered, for the index; empty for the classification and for what WHO does not know} */
    Optional<IndexedEntity> entity() {
        return Optional.ofNullable(entity);
    }

    /** {@return for a chapter, how many entities in it are known, itself among them} */
    int knownInChapter() {
        return knownInChapter;
    }

    /** {@return for a chapter, how many of those have no answer yet} */
    int pendingInChapter() {
        return pendingInChapter;
    }

    /** {@return for a chapter, whether everything in it is settled} */
    boolean isChapterFinished() {
        return level == 1 && pendingInChapter == 0;
    }
}
