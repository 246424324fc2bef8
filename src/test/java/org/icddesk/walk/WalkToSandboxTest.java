// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.walk.WalkBench.ICD10;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.HoursOfDay;
import org.icddesk.configuration.IndexSettings;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.icddesk.time.TimeSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the whole way over HTTP, through the sandbox. */
class WalkToSandboxTest {

    private static final Release MMS = new Release("2024-01");

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));
    private final WalkedIndexes indexes = new WalkedIndexes();

    @TempDir
    private Path folder;

    private Walks walks(IndexedRelease... plans) {
        return new Walks(
                new IndexSettings(
                        List.of(plans), 1_000, HoursOfDay.ALL, Optional.of(folder), IndexSettings.DEFAULT_MEGABYTES),
                URI.create(sandbox.apiUrl()),
                gateway.background(),
                indexes,
                Synonyms.NONE,
                TimeSource.SYSTEM,
                ZoneOffset.UTC);
    }

    private static void walk(Walks walks) {
        while (walks.progress().stream().anyMatch(walk -> walk.state().phase() != WalkState.Phase.FINISHED)) {
            walks.tick();
        }
    }

    @Test
    void theLatestReleaseOfIcd10AndThatInFrenchAreWalkedWhole() {
        Language french = new Language("fr");
        Walks walks = walks(
                new IndexedRelease(ICD10, Optional.empty(), Language.ENGLISH, List.of()),
                new IndexedRelease(ICD10, Optional.of(new Release("2008")), french, List.of()));
        walk(walks);

        WalkedIndex english = indexes.find(ICD10, Language.ENGLISH).orElseThrow();
        assertThat(english.release().id()).isEqualTo("2019");
        assertThat(english.coverage().complete()).isTrue();
        assertThat(english.coverage().finished()).startsWith("I", "II").hasSizeGreaterThan(20);
        assertThat(english.index().size()).isEqualTo(walks.progress().get(0).done());
        assertThat(walks.progress().get(0).calls())
                .as("the list of releases, the release, and each entity")
                .isEqualTo(2 + english.index().size());
        assertThat(indexes.find(Icd10Uri.root(new Release("2008")), french)
                        .orElseThrow()
                        .coverage()
                        .complete())
                .isTrue();
        walks.stop();
    }

    @Test
    void ofIcd11TheChaptersWantedAreWalkedWithWhatIsBelowThem() {
        IcdUri mms = LinearizationUri.root(Linearization.MMS);
        Walks first = walks(new IndexedRelease(mms, Optional.of(MMS), Language.ENGLISH, List.of("01")));
        walk(first);
        first.stop();
        WalkedIndex one = indexes.find(mms.in(MMS), Language.ENGLISH).orElseThrow();

        assertThat(one.coverage().complete()).isTrue();
        assertThat(one.coverage().finished()).containsExactly("01");
        int before = sandbox.counters().apiRequests();

        Walks second = walks(new IndexedRelease(mms, Optional.of(MMS), Language.ENGLISH, List.of("01", "08")));
        while (!indexes.find(mms, Language.ENGLISH)
                .orElseThrow()
                .coverage()
                .finished()
                .equals(List.of("01", "08"))) {
            second.tick();
        }
        WalkedIndex both = indexes.find(mms, Language.ENGLISH).orElseThrow();

        assertThat(sandbox.counters().apiRequests() - before)
                .as("what was kept is not asked for again, though another chapter is wanted too")
                .isLessThan(both.index().size() - one.index().size() + 2);
        second.stop();
    }
}
