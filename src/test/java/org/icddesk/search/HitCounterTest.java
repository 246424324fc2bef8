// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Unavailable;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;

class HitCounterTest {

    private static final String TWO = """
            {'error': false, 'resultChopped': %s, 'destinationEntities': [
              {'id': 'http://id.who.int/icd/release/11/2024-01/mms/1', 'title': 'One'},
              {'id': 'http://id.who.int/icd/release/11/2024-01/mms/2', 'title': 'Two'}]}
            """;

    private final ScriptedGateway who = new ScriptedGateway();
    private final HitCounter counter = new HitCounter(who.gateway, PaperIndex.whole());

    private static BrowseContext in(Classification classification) {
        return new BrowseContext(
                classification, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());
    }

    private Optional<HitCounter.Count> count(String words, BrowseContext context) {
        return counter.count(SearchInput.of(words), false, context);
    }

    @Test
    void hitsOfIcd10AreCountedHereWithoutAskingWho() {
        assertThat(count("cholera", PaperIndex.READER)).hasValue(new HitCounter.Count(4, false));
        assertThat(count("xyzzyq", PaperIndex.READER)).hasValue(new HitCounter.Count(0, false));
        assertThat(who.who.requests()).isEmpty();
    }

    @Test
    void withoutAnIndexNobodyKnows() {
        assertThat(new HitCounter(who.gateway, PaperIndex.none())
                        .count(SearchInput.of("cholera"), false, PaperIndex.READER))
                .isEmpty();
    }

    @Test
    void whosHitsAreThoseItListsAndWhetherThereAreMore() {
        who.who.then(ok(TWO.formatted("false")), ok(TWO.formatted("true")));

        assertThat(count("one", in(Classification.MMS))).hasValue(new HitCounter.Count(2, false));
        assertThat(count("two", in(Classification.ICF))).hasValue(new HitCounter.Count(2, true));
        assertThat(who.who.requests())
                .extracting(OutboundRequest::deadline)
                .as("nobody waits for a count for long")
                .allMatch(deadline -> deadline.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @Test
    void someOfTheWordsAreCountedWhereSomeSuffice() {
        String words = "cholera stroke asthma";
        assertThat(count(words, PaperIndex.READER)).hasValue(new HitCounter.Count(0, false));
        assertThat(counter.count(SearchInput.of(words), true, PaperIndex.READER)
                        .orElseThrow()
                        .count())
                .isGreaterThan(9);
        who.who.always(ok(TWO.formatted("false")));
        counter.count(SearchInput.of("one"), true, in(Classification.MMS));
        assertThat(who.who.requests().get(0).uri().getQuery()).contains("useFlexisearch=true");
    }

    @Test
    void A10_whoThatFailsIsAFailureOfItsOwnCountAlone() {
        who.who.always(status(503));

        assertThatThrownBy(() -> count("cholera", in(Classification.MMS))).isInstanceOf(Unavailable.class);
        assertThat(count("cholera", PaperIndex.READER)).hasValue(new HitCounter.Count(4, false));
    }
}
