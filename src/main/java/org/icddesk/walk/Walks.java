// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.IndexSettings;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.time.TimeSource;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkStore;

/** The walks that the settings ask for, as administrators see and steer them. */
@ApplicationScoped
public class Walks {

    private final WalkStore store;
    private final Walker walker;
    private final List<PlannedWalk> walks;

    protected Walks() {
        store = null;
        walker = null;
        walks = List.of();
    }

    /** Plans the walks of the configuration; they begin with {@link #tick()}. */
    @Inject
    public Walks(Configuration configuration, IcdGateway gateway, WalkedIndexes indexes, Instance<Synonyms> synonyms) {
        this(
                configuration.index(),
                configuration.apiUrl(),
                gateway.background(),
                indexes,
                synonyms.isResolvable() ? synonyms.get() : Synonyms.NONE,
                TimeSource.SYSTEM,
                ZoneId.systemDefault());
        gateway.use(store);
        gateway.useCodes(new WalkedCodes(indexes));
    }

    /** Plans walks without a container. */
    Walks(
            IndexSettings settings,
            URI api,
            BackgroundRequests requests,
            WalkedIndexes indexes,
            Synonyms synonyms,
            TimeSource time,
            ZoneId zone) {
        store = WalkStore.in(settings.directory(), api, (long) settings.megabytes() << 20, time);
        WalkContext context = new WalkContext(requests, store, indexes, synonyms, time);
        walks = settings.releases().stream()
                .map(plan -> new PlannedWalk(plan, takenByOthers(plan, settings.releases()), context))
                .toList();
        walker = new Walker(walks, context, settings, zone);
    }

    private static Predicate<WalkKey> takenByOthers(IndexedRelease plan, List<IndexedRelease> all) {
        Set<WalkKey> taken = all.stream()
                .filter(other -> !other.equals(plan))
                .flatMap(
                        other -> other
                                .release()
                                .map(release ->
                                        new WalkKey(other.classification().in(release), other.language()))
                                .stream())
                .collect(Collectors.toSet());
        return taken::contains;
    }

    /** {@return whether the settings ask for any} */
    public boolean isWanted() {
        return !walks.isEmpty();
    }

    /** Goes on for at most a second. */
    public void tick() {
        walker.tick();
    }

    /** Tells whether the server is suspended, during which they wait. */
    public void suspend(boolean suspended) {
        walker.suspend(suspended);
    }

    /** Stops them, so that they go on elsewhere or after the next start. */
    public void stop() {
        walker.stop();
    }

    /** {@return how far each walk is, in the order of the settings} */
    public List<WalkProgress> progress() {
        return walks.stream()
                .map(walk -> ProgressReport.of(walk, walker.state(walk)))
                .toList();
    }

    /** {@return what is kept on disk of all walks, in the order of the settings} */
    public List<KeptWalk> kept() {
        return walks.stream().flatMap(walk -> walk.keptWalks().stream()).toList();
    }

    /** {@return why answers are not kept on disk, if they should be} */
    public Optional<String> fault() {
        return store.fault();
    }

    /**
     * Does what an administrator wants.
     *
     * @param walk the id of a walk
     */
    public void perform(WalkAction action, String walk) {
        walks.stream().filter(each -> each.id().equals(walk)).forEach(each -> {
            switch (action) {
                case PAUSE -> each.pause();
                case GO_ON -> each.goOn();
                case ANEW -> each.anew();
            }
        });
        if (action != WalkAction.PAUSE) {
            retryNow();
        }
    }

    /** Ends the pause after a failure of WHO. */
    public void retryNow() {
        walker.retryNow();
    }
}
