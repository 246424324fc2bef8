// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.icddesk.answer.IcdFailure;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.lookup.Match;

/** Adds to the items of a batch lookup what else was asked for: titles in more languages, and what changed. */
final class CodeDetails {

    private final BatchScope batch;
    private final EntityReleases releases;
    private final CodeComparison comparison;
    private final ClusterReleases clusters;

    CodeDetails(BatchScope batch, EntityReleases releases, ClusterReleases clusters) {
        this.batch = batch;
        this.releases = releases;
        this.clusters = clusters;
        this.comparison =
                new CodeComparison(releases, batch.since(), batch.lookup().language());
    }

    /** {@return the item with what else there is to say; never fails} */
    JsonObject added(CodeOutcome outcome) {
        if (outcome.isSeveral()) {
            return several(outcome);
        }
        if (outcome.cluster().isPresent()) {
            PostcoordinationSet set = outcome.cluster().get();
            return DetailItem.with(
                    outcome.item(),
                    titles(language -> clusters.label(set, language)),
                    change(() -> clusters.change(set, outcome.reading().orElseThrow())));
        }
        if (outcome.isAbsent()) {
            CodeReading reading = outcome.reading().orElseThrow();
            return DetailItem.with(
                    outcome.item(),
                    Optional.empty(),
                    change(() -> ClusterReleases.isCluster(reading)
                            ? clusters.changeOfAbsent(reading)
                            : comparison.ofAbsent(reading)));
        }
        return outcome.matches().isEmpty()
                ? outcome.item()
                : entity(outcome.item(), outcome.matches().get(0), outcome);
    }

    private JsonObject several(CodeOutcome outcome) {
        List<JsonObject> codes = new ArrayList<>();
        List<JsonObject> plain = outcome.item().getJsonArray("codes").getValuesAs(JsonObject.class);
        for (int i = 0; i < plain.size(); i++) {
            codes.add(entity(plain.get(i), outcome.matches().get(i), outcome));
        }
        return DetailItem.withCodes(outcome.item(), codes);
    }

    private JsonObject entity(JsonObject item, Match match, CodeOutcome outcome) {
        IcdEntity entity = match.entity().value();
        boolean byCode = outcome.reading()
                .filter(reading ->
                        !(reading instanceof CodeReading.Identifier || reading instanceof CodeReading.Number))
                .isPresent();
        return DetailItem.with(
                item,
                titles(language -> title(match, language)),
                change(() -> comparison.of(entity, byCode && !entity.code().isEmpty())));
    }

    private Optional<Text> title(Match match, Language language) {
        IcdEntity known = match.entity().value();
        Language have = match.language().orElse(batch.lookup().language());
        return language.equals(have) ? Optional.of(known.title()) : releases.title(known.uri(), language);
    }

    private Optional<TitlesByLanguage> titles(Function<Language, Optional<Text>> title) {
        return batch.titles().isEmpty() ? Optional.empty() : Optional.of(TitlesByLanguage.of(batch.titles(), title));
    }

    private Optional<JsonObject> change(Supplier<Optional<CodeChange>> change) {
        if (batch.since().isEmpty()) {
            return Optional.empty();
        }
        try {
            return change.get().map(DetailItem::change);
        } catch (IcdFailure e) {
            return Optional.of(DetailItem.failedChange(e.forReaders()));
        }
    }
}
