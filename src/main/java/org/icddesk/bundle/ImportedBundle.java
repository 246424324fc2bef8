// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.icddesk.answer.Answer.Source;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.walk.WalkedAnswers;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkRecord;
import org.icddesk.walk.store.WalkSection;

/** The bundle in use: where each of its answers stands, and the indexes made of them. */
final class ImportedBundle implements AnswerArchive {

    private final VerifiedBundle bundle;
    private final Instant importedAt;
    private final Map<WalkKey, Kept> walks;
    private final List<WalkedIndex> indexes;

    private record Kept(BundledWalk walk, WalkSection section, Map<IcdUri, Long> places) {}

    private ImportedBundle(
            VerifiedBundle bundle, Instant importedAt, Map<WalkKey, Kept> walks, List<WalkedIndex> indexes) {
        this.bundle = bundle;
        this.importedAt = importedAt;
        this.walks = walks;
        this.indexes = indexes;
    }

    /**
     * Reads all answers once.
     *
     * @param importedAt when it was brought to this server
     * @param requests reads answers; sends nothing
     * @param progress told how many answers were read, again and again
     */
    static ImportedBundle read(
            VerifiedBundle bundle,
            Instant importedAt,
            BackgroundRequests requests,
            Synonyms synonyms,
            LongConsumer progress)
            throws IOException {
        Map<WalkKey, Kept> walks = new HashMap<>();
        List<WalkedIndex> indexes = new ArrayList<>();
        long[] count = new long[1];
        for (int i = 0; i < bundle.sections().size(); i++) {
            BundledWalk walk = bundle.manifest().walks().get(i);
            WalkSection section = bundle.sections().get(i);
            WalkedAnswers answers = new WalkedAnswers(walk.key(), walk.begun(), walk.chapters(), requests);
            Map<IcdUri, Long> places = new HashMap<>();
            section.read((answer, place) -> {
                progress.accept(++count[0]);
                answers.read(answer);
                if (answer.body().isPresent()) {
                    places.put(answer.uri(), place);
                }
            });
            walks.put(walk.key(), new Kept(walk, section, places));
            WalkedIndex index = answers.index(synonyms);
            if (index.coverage().done() > 0) {
                indexes.add(index);
            }
        }
        return new ImportedBundle(bundle, importedAt, walks, indexes);
    }

    VerifiedBundle bundle() {
        return bundle;
    }

    Instant importedAt() {
        return importedAt;
    }

    List<WalkedIndex> indexes() {
        return indexes;
    }

    @Override
    public Optional<RawAnswer> find(IcdUri uri, Language language) {
        return uri.isInAllReleases()
                ? releases(uri)
                : Optional.ofNullable(walks.get(new WalkKey(uri.root(), language)))
                        .flatMap(kept -> read(kept, uri));
    }

    private static Optional<RawAnswer> read(Kept kept, IcdUri uri) {
        Long place = kept.places().get(uri);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return kept.section()
                    .read(place)
                    .filter(found -> found.uri().equals(uri))
                    .flatMap(ImportedBundle::raw);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<RawAnswer> raw(WalkRecord answer) {
        return answer.body().map(body -> new RawAnswer(body, answer.asOf(), true, Source.BUNDLE));
    }

    /** {@return which releases in the bundle have something, in the form of WHO's answer to that question} */
    private Optional<RawAnswer> releases(IcdUri uri) {
        List<Kept> having = walks.entrySet().stream()
                .filter(entry -> entry.getKey().root().inAllReleases().equals(uri.root()))
                .map(Map.Entry::getValue)
                .filter(kept -> kept.places().containsKey(uri.in(release(kept))))
                .sorted(Comparator.comparing(ImportedBundle::release).reversed())
                .toList();
        if (having.isEmpty()) {
            return Optional.empty();
        }
        Kept latest = having.stream()
                .filter(kept -> kept.walk().complete())
                .findFirst()
                .orElse(having.get(0));
        JsonArrayBuilder releases = Json.createArrayBuilder();
        having.stream()
                .map(ImportedBundle::release)
                .distinct()
                .forEach(release -> releases.add(uri.in(release).canonical()));
        String json = Json.createObjectBuilder()
                .add("@id", uri.canonical())
                .add("latestRelease", uri.in(release(latest)).canonical())
                .add("release", releases)
                .build()
                .toString();
        return Optional.of(new RawAnswer(
                json.getBytes(StandardCharsets.UTF_8), latest.walk().oldest(), true, Source.BUNDLE));
    }

    private static Release release(Kept kept) {
        return kept.walk().key().release();
    }
}
