// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitCounterTest {

    private static final String TWO = """
            {'error': false, 'resultChopped': %s, 'destinationEntities': [
              {'id': 'http://id.who.int/icd/release/11/2024-01/mms/1', 'title': 'One'},
              {'id': 'http://id.who.int/icd/release/11/2024-01/mms/2', 'title': 'Two'}]}
            """;

    private static final Filters PLAIN = Filters.everywhere(false, null, List.of());
    private static final Filters FLEXIBLE = Filters.everywhere(true, null, List.of());

    private final ScriptedGateway who = new ScriptedGateway();
    private final HitCounter counter = counter(PaperIndex.whole());

    private HitCounter counter(PaperIndex index) {
        return new HitCounter(who.gateway, index, new PaperLookup(), null);
    }

    /** Knows codes of ICD-10 by their form. */
    private static final class PaperLookup extends CodeOrIdentifierLookup {

        @Override
        Optional<IcdUri> place(SearchInput code, BrowseContext context) {
            return Icd10Code.parse(code.text())
                    .filter(known -> context.classification() == Classification.ICD10)
                    .map(known -> new Icd10Uri(Optional.empty(), Optional.of(known)));
        }
    }

    private static BrowseContext in(Classification classification) {
        return new BrowseContext(
                classification, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());
    }

    private Optional<HitCounter.Count> count(String words, BrowseContext context) {
        return counter.count(SearchInput.of(words), PLAIN, context);
    }

    @Test
    void hitsOfIcd10AreCountedHereWithoutAskingWho() {
        assertThat(count("cholera", PaperIndex.READER)).hasValue(new HitCounter.Count(4, false));
        assertThat(count("xyzzyq", PaperIndex.READER)).hasValue(new HitCounter.Count(0, false));
        assertThat(who.who.requests()).isEmpty();
    }

    @Test
    void withoutAnIndexNobodyKnows() {
        assertThat(counter(PaperIndex.none()).count(SearchInput.of("cholera"), PLAIN, PaperIndex.READER))
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
        assertThat(counter.count(SearchInput.of(words), FLEXIBLE, PaperIndex.READER)
                        .orElseThrow()
                        .count())
                .isGreaterThan(9);
        who.who.always(ok(TWO.formatted("false")));
        counter.count(SearchInput.of("one"), FLEXIBLE, in(Classification.MMS));
        assertThat(who.who.requests().get(0).uri().getQuery()).contains("useFlexisearch=true");
    }

    @Test
    void aCodeAmongTheWordsIsWhereTheyAreCountedUnlessNothingIsThere() {
        assertThat(count("coma", PaperIndex.READER)).hasValue(new HitCounter.Count(3, false));
        assertThat(count("E11 coma", PaperIndex.READER)).hasValue(new HitCounter.Count(1, false));
        assertThat(count("cholera E11", PaperIndex.READER)).hasValue(new HitCounter.Count(4, false));
    }

    @Test
    void anIdentifierIsNoWordAndWhoIsNotAskedForIt() {
        assertThat(count("http://id.who.int/icd/entity/257068234", in(Classification.MMS)))
                .hasValue(new HitCounter.Count(0, false));
        assertThat(who.who.requests()).isEmpty();
    }

    @Test
    void groupingsAreCountedWhereTheSearchListsThem() {
        who.who.always(ok(TWO.formatted("false")));
        counter.count(SearchInput.of("one"), Filters.everywhere(false, "browse", List.of()), in(Classification.MMS));

        assertThat(who.who.requests().get(0).uri().getQuery()).contains("medicalCodingMode=false");
    }

    @Test
    void A10_whoThatFailsIsAFailureOfItsOwnCountAlone() {
        who.who.always(status(503));

        assertThatThrownBy(() -> count("cholera", in(Classification.MMS))).isInstanceOf(Unavailable.class);
        assertThat(count("cholera", PaperIndex.READER)).hasValue(new HitCounter.Count(4, false));
    }

    @ParameterizedTest
    @CsvSource({"429, BUSY", "200, MALFORMED"})
    void whatIsNotSilenceIsToldThoughOurOwnIndexHasHits(int status, IcdFailure.Kind kind) {
        who.who.always(status == 200 ? ok("no JSON") : status(status));
        HitCounter own = counter(PaperIndex.takenFor(Classification.MMS));

        assertThatThrownBy(() -> own.count(SearchInput.of("cholera"), PLAIN, in(Classification.MMS)))
                .isInstanceOfSatisfying(
                        IcdFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
