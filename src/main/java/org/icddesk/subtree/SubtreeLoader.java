// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.loading.ResumableLoads;
import org.icddesk.time.TimeSource;

/**
 * Loads subtrees, each of them only while somebody asks for it: every call goes on for some seconds where the last ended.
 *
 * <p>At most two subtrees are loaded at once, so that together they have at most 8 of the 16 requests in flight to WHO.
 * One that nobody has asked for during five minutes is forgotten, and so is one that is complete: its entities are then
 * among the cached answers.
 */
@ApplicationScoped
public class SubtreeLoader {

    static final Duration SLICE = Duration.ofSeconds(4);

    private static final ResumableLoads.Limits LIMITS = new ResumableLoads.Limits(2, 8, SLICE, Duration.ofMinutes(5));

    private final ResumableLoads<Key, SubtreeProgress> loads;

    private record Key(IcdUri top, Optional<Release> release, Language language) {}

    protected SubtreeLoader() {
        loads = null;
    }

    @Inject
    public SubtreeLoader(IcdGateway gateway) {
        this(gateway, TimeSource.SYSTEM);
    }

    SubtreeLoader(IcdGateway gateway, TimeSource time) {
        loads = new ResumableLoads<>(
                "icd-subtrees",
                key -> new SubtreeLoad(key.top(), key.release(), key.language(), gateway),
                LIMITS,
                time);
    }

    /**
     * Loads more of a subtree, unless others use all places, or somebody else loads this one at the moment.
     *
     * @param top an entity or a classification as a whole, in one release
     * @param release the release of the foundation; empty for its latest
     * @return how far it is
     * @throws SubtreeTooLarge if it has more than 5,000 entities
     * @throws IcdFailure if WHO does not know the entity
     */
    public SubtreeProgress advance(IcdUri top, Optional<Release> release, Language language) {
        Key key = new Key(top, release, language);
        try {
            SubtreeProgress progress = loads.advance(key);
            if (progress.subtree().isPresent()) {
                loads.forget(key);
            }
            return progress;
        } catch (SubtreeTooLarge e) {
            loads.forget(key);
            throw e;
        }
    }
}
