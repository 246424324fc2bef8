// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.testing.gateway.GatewayBench;
import org.icddesk.walk.WalkCoverage;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candidates the whole way over HTTP, from the sandbox's small catalogue. */
class CandidateFinderToSandboxTest {

    private static final BrowseContext MMS = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), Language.ENGLISH, true, List.of());
    private static final WalkCoverage PART = new WalkCoverage(false, 300, 484, List.of(), List.of("I"));

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));

    private List<CandidateEntity> find(String text, BrowseContext context, PaperIndex index) {
        CodeResolver resolver = new CodeResolver(
                gateway,
                new ReleaseCatalogue(gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty())));
        return new CandidateFinder(gateway, resolver, index)
                .find(CandidateQuery.of(text, 5), context, AnswerTimeout.BATCH)
                .candidates();
    }

    @ParameterizedTest
    @CsvSource({"01", "12", "26", "V", "X"})
    void aChaptersCodeIsTheChapterAndNoNumberOfAnEntity(String code) {
        List<CandidateEntity> found = find(code, MMS, PaperIndex.none());

        assertThat(found).extracting(CandidateEntity::code).containsExactly(code);
        assertThat(found.get(0).decided()).isTrue();
    }

    @Test
    void aCodeThatIsNotIndexedYetIsAskedForAndNotTakenForTheOneAbove() {
        List<IndexedEntity> part = Icd10Entities.sandbox().stream()
                .filter(entity -> !entity.code().startsWith("A00."))
                .toList();
        PaperIndex index = PaperIndex.of(part, Synonyms.NONE, PART);

        List<CandidateEntity> found = find("A00.0", PaperIndex.READER, index);
        List<CandidateEntity> above = find("A00.7", PaperIndex.READER, index);

        assertThat(found).extracting(CandidateEntity::code).containsExactly("A00.0");
        assertThat(found.get(0).how()).isEqualTo(How.CODE);
        assertThat(above).extracting(CandidateEntity::code).containsExactly("A00");
        assertThat(above.get(0).how()).isEqualTo(How.NEAREST);
        assertThat(find("cholera", PaperIndex.READER, index))
                .extracting(CandidateEntity::code)
                .contains("A00");
    }
}
