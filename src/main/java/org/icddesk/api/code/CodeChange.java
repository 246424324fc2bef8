// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.Optional;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.IcdEntity;

/**
 * What became of a code between two releases.
 *
 * @param since the release compared with
 * @param from what the text named in that release; present unless nothing changed or there was nothing
 * @param to what it names, or what became of it, in the chosen release; present unless nothing changed or it is gone
 * @param reused whether the code itself names another entity now
 */
record CodeChange(Kind kind, Release since, Optional<Named> from, Optional<Named> to, boolean reused) {

    /** The kinds of change, by their names in JSON. */
    enum Kind {
        /** The same entity has the same code and title. */
        SAME("same"),
        /** The same entity has the same code and another title. */
        TITLE_CHANGED("titleChanged"),
        /** The entity has another code. */
        MOVED("moved"),
        /** The release does not have the entity any more. */
        GONE("gone"),
        /** The release compared with did not have the entity yet. */
        NEW("new");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * What a release has.
     *
     * @param code its code; empty if it has none
     * @param id its identifier
     */
    record Named(String code, String title, String id) {

        static Named of(IcdEntity entity) {
            return new Named(entity.code(), entity.title().value(), entity.uri().canonical());
        }
    }

    static CodeChange same(Release since) {
        return new CodeChange(Kind.SAME, since, Optional.empty(), Optional.empty(), false);
    }

    static CodeChange created(Release since, Named to) {
        return new CodeChange(Kind.NEW, since, Optional.empty(), Optional.of(to), false);
    }

    static CodeChange gone(Release since, Named from) {
        return new CodeChange(Kind.GONE, since, Optional.of(from), Optional.empty(), false);
    }

    static CodeChange moved(Release since, Named from, Named to) {
        return new CodeChange(Kind.MOVED, since, Optional.of(from), Optional.of(to), false);
    }

    static CodeChange titled(Release since, Named from, Named to) {
        return from.title().equals(to.title())
                ? same(since)
                : new CodeChange(Kind.TITLE_CHANGED, since, Optional.of(from), Optional.of(to), false);
    }

    CodeChange ofReusedCode() {
        return new CodeChange(kind, since, from, to, true);
    }
}
