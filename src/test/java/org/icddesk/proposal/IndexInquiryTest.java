// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.synonym.ShippedSynonyms;
import org.icddesk.index.synonym.SynonymDictionary;
import org.icddesk.search.local.PaperIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of lists looked for in our own index of ICD-10. */
class IndexInquiryTest {

    private final PaperIndex index = PaperIndex.of(
            Icd10Entities.sandbox(), new SynonymDictionary(List.of(), ShippedSynonyms.entries()), PaperIndex.WHOLE);

    private ProposedItem propose(String text) {
        ProposalScope scope = new ProposalScope(PaperIndex.READER, Map.of(), new AnswerAges());
        return new IndexInquiry(index, scope, ComparableText.of(text, scope.language()))
                .ask()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Cholera, A00, EXACT",
        "'  CHOLERA ', A00, EXACT",
        "essential primary hypertension, I10, EXACT",
        "heart attack, I21, SYNONYM",
        "colera, A00, FUZZY"
    })
    void theFirstProposalSaysHowItWasFound(String text, String code, ProposalOrigin origin) {
        ProposedItem item = propose(text);

        assertThat(item.proposals().get(0).code()).isEqualTo(code);
        assertThat(item.proposals().get(0).origin()).isEqualTo(origin);
        assertThat(item.proposals()).isSortedAccordingTo(Proposal.ORDER).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void fuzzyNeverHasMoreThanHalf() {
        assertThat(propose("colera").proposals()).isNotEmpty().allSatisfy(proposal -> assertThat(proposal.score())
                .isLessThanOrEqualTo(0.5));
    }

    @Test
    void headingsAreNoProposals() {
        assertThat(propose("certain infectious and parasitic diseases").proposals())
                .extracting(Proposal::code)
                .doesNotContain("I");
    }

    @ParameterizedTest
    @CsvSource({"qzxqzx", "???", "''"})
    void nothingIsUnmatched(String text) {
        assertThat(propose(text).state()).isEqualTo(ProposedItem.State.UNMATCHED);
    }
}
