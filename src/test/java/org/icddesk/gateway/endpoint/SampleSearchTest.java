// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.tracking.DependencyTracker;
import org.junit.jupiter.api.Test;

class SampleSearchTest {

    private static final SearchRequest ASKED =
            SearchRequest.of(Scope.of(new Release("2024-01"), Linearization.MMS), "sample", Language.ENGLISH);

    @Test
    void hasWhatAFullResultOfWhoHas() {
        SearchResult result = SampleSearch.answer(ASKED).value();

        assertThat(result.hits()).hasSize(25).allSatisfy(hit -> {
            assertThat(hit.uri()).isPresent();
            assertThat(hit.code()).isPresent();
            assertThat(hit.chapter()).isPresent();
            assertThat(hit.matches()).hasSize(1);
        });
        assertThat(result.hits()).extracting(hit -> hit.chapter().get()).containsAnyOf("01", "20");
        assertThat(result.words()).hasSize(25);
        assertThat(result.chopped()).isTrue();
    }

    @Test
    void isNotKept() {
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            SampleSearch.answer(ASKED);

            assertThat(dependencies.isUnchanged()).isFalse();
        }
    }
}
