// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;

class BestCodeTest {

    private static final String MMS = "http://id.who.int/icd/release/11/2024-01/mms/";

    private final ScriptedGateway desk = new ScriptedGateway();
    private final BestCode best = new BestCode(desk.gateway);

    private Optional<BestCode.Proposal> find(String text, Classification classification) {
        return best.find(
                SearchInput.of(text),
                new BrowseContext(
                        classification, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of()));
    }

    private void answer(String code, String uri, double score) {
        desk.who.always(request -> request.uri().getPath().endsWith("/autocode")
                ? json("{'searchText': 'x', 'matchingText': 'eltor cholera', 'theCode': '" + code
                        + "', 'linearizationURI': '" + uri + "', 'matchLevel': 1, 'matchScore': " + score + "}")
                : json("{'@id': '" + MMS + "1', 'code': '1A00', 'title': {'@language': 'en', '@value': 'Cholera'}}"));
    }

    @Test
    void row19_aTextHasAProposalWithTheReason() {
        answer("1A00", MMS + "1", 0.81);

        BestCode.Proposal proposal = find("eltor", Classification.MMS).orElseThrow();

        assertThat(proposal.code()).isEqualTo("1A00");
        assertThat(proposal.title()).isEqualTo("Cholera");
        assertThat(proposal.matched()).isEqualTo("eltor cholera");
        assertThat(proposal.score()).isEqualTo(0.81);
        assertThat(proposal.address()).isEqualTo("/icd/release/11/2024-01/mms/1");
        assertThat(desk.who.requests().get(0).uri().getQuery()).contains("matchThreshold=0.5");
    }

    @Test
    void aClusterLeadsToItsExplanation() {
        answer("1A00&XN8P1", MMS + "1 & " + MMS + "2", 0.9);

        BestCode.Proposal proposal = find("eltor", Classification.MMS).orElseThrow();

        assertThat(proposal.address()).startsWith("/code?code=1A00%26XN8P1");
        assertThat(proposal.title()).isEqualTo("eltor cholera");
    }

    @Test
    void whatMatchesTooLittleIsNotProposed() {
        answer("1A00", MMS + "1", 0.49);

        assertThat(find("eltor", Classification.MMS)).isEmpty();
    }

    @Test
    void whatIsNoTextOrNoClassificationWithCodesIsNotAskedFor() {
        assertThat(find("http://id.who.int/icd/entity/1", Classification.MMS)).isEmpty();
        assertThat(find("eltor", Classification.FOUNDATION)).isEmpty();
        assertThat(find("eltor", Classification.ICD10)).isEmpty();
        assertThat(desk.who.requests()).isEmpty();
    }

    @Test
    void aFailureIsTheCallersToTell() {
        desk.who.always(status(500));

        assertThatThrownBy(() -> find("eltor", Classification.MMS)).isInstanceOf(IcdFailure.class);
    }
}
