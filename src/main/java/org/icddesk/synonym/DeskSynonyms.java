// SPDX-License-Identifier: Apache-2.0
package org.icddesk.synonym;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.Language;
import org.icddesk.index.synonym.ShippedSynonyms;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.SynonymDictionary;
import org.icddesk.index.synonym.SynonymEntry;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.time.TimeSource;

/**
 * The dictionary of everyday words in use: an administrator's file before ours.
 *
 * <p>Whoever asks has the file looked at in the background, at most every five seconds.
 */
@ApplicationScoped
public class DeskSynonyms implements Synonyms {

    /** How often the file is looked at, at most. */
    static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    @Inject
    private Configuration configuration;

    @Resource
    private ManagedExecutorService background;

    private List<SynonymEntry> ours;
    private Optional<SynonymFile> file;
    private Executor executor;
    private TimeSource time;
    private AtomicLong nextCheck;
    private volatile SynonymDictionary dictionary;

    /** Used by CDI, which then injects the fields and calls {@link #open()}. */
    protected DeskSynonyms() {}

    /**
     * Opens the dictionary without a container.
     *
     * @param path the administrator's file
     * @param executor reads it
     */
    DeskSynonyms(Optional<Path> path, Executor executor, TimeSource time) {
        open(path, executor, time);
    }

    @PostConstruct
    void open() {
        open(configuration.synonymsFile(), background, TimeSource.SYSTEM);
    }

    private void open(Optional<Path> path, Executor runner, TimeSource source) {
        ours = ShippedSynonyms.entries();
        file = path.map(found -> new SynonymFile(found, source));
        executor = runner;
        time = source;
        nextCheck = new AtomicLong(source.nanos());
        dictionary = new SynonymDictionary(List.of(), ours);
        checkIfDue();
    }

    /** Reads the file when the application starts, so that its faults are logged then. */
    void startWithTheApplication(@Observes @Initialized(ApplicationScoped.class) Object started) {
        checkIfDue();
    }

    @Override
    public List<Synonym> in(String words, Language language) {
        checkIfDue();
        return dictionary.in(words, language);
    }

    /** {@return what is in use, for administrators} */
    public SynonymStatus status() {
        checkIfDue();
        return new SynonymStatus(ShippedSynonyms.count(ours), file.map(SynonymFile::status));
    }

    private void checkIfDue() {
        long due = nextCheck.get();
        long now = time.nanos();
        if (file.isPresent() && now - due >= 0 && nextCheck.compareAndSet(due, now + CHECK_INTERVAL.toNanos())) {
            try {
                executor.execute(this::check);
            } catch (RejectedExecutionException e) {
                // The server has no thread for it now; whoever asks after the interval tries again.
            }
        }
    }

    private void check() {
        file.orElseThrow().readIfChanged().ifPresent(theirs -> dictionary = new SynonymDictionary(theirs, ours));
    }
}
