// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.synonym.ShippedSynonyms;
import org.icddesk.index.synonym.SynonymDictionary;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.search.local.LocalSearch;
import org.icddesk.testing.gateway.GatewayBench;
import org.icddesk.time.TimeSource;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposals the whole way over HTTP, from the sandbox's small catalogue. */
class ProposerToSandboxTest {

    private static final BrowseContext MMS = context(Classification.MMS, "2024-01");
    private static final BrowseContext ICD10 = context(Classification.ICD10, "2019");

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final Proposer proposer = proposer(bench.gateway(URI.create(sandbox.apiUrl())));

    private static BrowseContext context(Classification classification, String release) {
        return new BrowseContext(classification, Optional.of(new Release(release)), Language.ENGLISH, true, List.of());
    }

    private static Proposer proposer(IcdGateway gateway) {
        ReleaseCatalogue catalogue =
                new ReleaseCatalogue(gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty()));
        return new Proposer(
                gateway,
                new CodeResolver(gateway, catalogue),
                new LocalSearch(new WalkedIndexes()),
                new SynonymDictionary(List.of(), ShippedSynonyms.entries()),
                TimeSource.SYSTEM,
                Runnable::run);
    }

    private ProposedItem propose(String text) {
        return proposer.propose(List.of(text), List.of(), MMS).items().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1A00, CODE, 1A00",
        "1a00, CODE, 1A00",
        "' 1A00 ', CODE, 1A00",
        "http://id.who.int/icd/entity/257068234, URI, 1A00",
        "257068234, URI, 1A00",
        "1A00&XN62R, CLUSTER, 1A00&XN62R",
        "1A00 & XN62R, CLUSTER, 1A00&XN62R"
    })
    void B20_codesClustersAndIdentifiersAreLookedUp(String text, ProposedItem.Kind kind, String code) {
        ProposedItem item = propose(text);

        assertThat(item.state()).isEqualTo(ProposedItem.State.PROPOSED);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.code()).isEqualTo(code);
            assertThat(proposal.title()).contains("Cholera");
            assertThat(proposal.uri()).startsWith("http://id.who.int/icd/release/11/2024-01/mms/257068234");
            assertThat(proposal.score()).isEqualTo(1);
            assertThat(proposal.origin()).isEqualTo(ProposalOrigin.CODE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {
                "1A00&|CLUSTER|part 2 is missing",
                "1A00&(XN62R|CLUSTER|parentheses",
                "((1A00))/1A01(|CLUSTER|parentheses",
                "XN62R&1A00|CLUSTER|stem code",
                "1A99|CODE|not in release 2024-01",
                "A00.0|CODE|another classification",
                "http://id.who.int/icd/entity/999999999|URI|does not know"
            })
    void B21_whatIsNoneIsInvalidInWords(String text, ProposedItem.Kind kind, String words) {
        ProposedItem item = propose(text);

        assertThat(item.state()).isEqualTo(ProposedItem.State.INVALID);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.message()).contains(words);
    }

    @Test
    void B21_aHundredPartsAreInvalidInWords() {
        assertThat(propose("1A00" + "&XN62R".repeat(99)).message()).contains("at most");
    }

    @Test
    void aTitleIsExactAndComesFirst() {
        ProposedItem item = propose("cholera");

        assertThat(item.kind()).isEqualTo(ProposedItem.Kind.TEXT);
        assertThat(item.proposals().get(0).origin()).isEqualTo(ProposalOrigin.EXACT);
        assertThat(item.proposals().get(0).code()).isEqualTo("1A00");
        assertThat(item.proposals()).isSortedAccordingTo(Proposal.ORDER);
    }

    @Test
    void aDecisionComesBeforeAllElse() {
        Proposals found = proposer.propose(
                List.of("Cholera", "asthma"),
                List.of(new Decision("CHOLERA ", "1A01"), new Decision("asthma", "9Z99")),
                MMS);

        assertThat(found.items().get(0).proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.code()).isEqualTo("1A01");
            assertThat(proposal.origin()).isEqualTo(ProposalOrigin.DECISION);
        });
        assertThat(found.items().get(1).message()).contains("9Z99");
    }

    @Test
    void icd10IsInvalidOrAskedOfItsIndex() {
        List<ProposedItem> items = proposer.propose(List.of("A00.0", "1A00&XN62R", "cholera"), List.of(), ICD10)
                .items();

        assertThat(items.get(0).proposals()).singleElement().satisfies(proposal -> assertThat(proposal.code())
                .isEqualTo("A00.0"));
        assertThat(items.get(1).state()).isEqualTo(ProposedItem.State.INVALID);
        assertThat(items.get(2).state()).isEqualTo(ProposedItem.State.FAILED);
        assertThat(items.get(2).message()).contains("no index");
    }
}
