// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.web.Problem;
import org.junit.jupiter.api.Test;

class ReleaseCatalogueTest {

    private static final Release OF_2019 = new Release("2019");
    private static final Release OF_2026 = new Release("2026");

    private final ScriptedGateway desk = new ScriptedGateway();

    private ReleaseCatalogue catalogue(WalkedIndexes indexes) {
        return new ReleaseCatalogue(desk.gateway, indexes, new Configuration(key -> Optional.empty()));
    }

    private static WalkedIndexes indexed() {
        return new WalkedIndexes() {
            @Override
            public Optional<WalkedIndex> find(IcdUri classification, Language language) {
                return Optional.of(PaperIndex.walked())
                        .filter(index -> index.root().inAllReleases().equals(classification.inAllReleases()));
            }
        };
    }

    @Test
    void A09_whileWhoDoesNotAnswerTheLatestReleaseIsTheOneThatIsIndexed() {
        desk.who.always(status(503));

        assertThat(catalogue(indexed()).defaultRelease(Classification.ICD10)).contains(PaperIndex.RELEASE);
    }

    @Test
    void A09_withoutAnIndexItIsNotKnown() {
        desk.who.always(status(503));

        assertThatThrownBy(() -> catalogue(new WalkedIndexes()).defaultRelease(Classification.ICD10))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> catalogue(indexed()).defaultRelease(Classification.MMS))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void whatWhoSaysIsTheLatestIsPreferredToTheIndex() {
        desk.who.always(request -> json("{'latestRelease': 'http://id.who.int/icd/release/10/2022',"
                + " 'release': ['http://id.who.int/icd/release/10/2022']}"));

        assertThat(catalogue(indexed()).defaultRelease(Classification.ICD10)).contains(new Release("2022"));
    }

    private ReleaseCatalogue withTheListFrom2019() {
        desk.who.always(request -> request.uri().getPath().equals("/icd/release/10")
                ? json("{'latestRelease': 'http://id.who.int/icd/release/10/2019',"
                        + " 'release': ['http://id.who.int/icd/release/10/2019']}")
                : status(404).answer(request));
        ReleaseCatalogue catalogue = catalogue(new WalkedIndexes());
        assertThat(catalogue.releases(Classification.ICD10)).containsExactly(OF_2019);
        return catalogue;
    }

    private static void assertProblem(ThrowingCallable asking, int status, String key) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.key()).isEqualTo(key);
        });
    }

    @Test
    void aReleaseThatWhoDoesNotListDoesNotExist() {
        ReleaseCatalogue catalogue = withTheListFrom2019();

        catalogue.requireExisting(Classification.ICD10, OF_2019);
        assertProblem(() -> catalogue.requireExisting(Classification.ICD10, OF_2026), 404, "release");
        assertThat(catalogue.mayHave(Classification.ICD10, OF_2026)).isFalse();
    }

    @Test
    void whetherAReleaseExistsIsNotKnownByAListThatSilenceHasMadeOld() {
        ReleaseCatalogue catalogue = withTheListFrom2019();
        desk.time.pass(Duration.ofDays(2));
        desk.who.always(status(503));

        catalogue.requireExisting(Classification.ICD10, OF_2019);
        assertProblem(() -> catalogue.requireExisting(Classification.ICD10, OF_2026), 503, "release-unknown");
        assertThat(catalogue.mayHave(Classification.ICD10, OF_2026)).isTrue();
        assertThat(catalogue.isWithdrawn(Classification.ICD10, OF_2026)).isFalse();
    }

    @Test
    void aFormIsAnsweredForTheReleaseThatItChose() {
        ReleaseCatalogue catalogue = withTheListFrom2019();

        assertThat(catalogue.chosen(Classification.ICD10, Optional.of(OF_2019))).isEqualTo(OF_2019);
        assertThat(catalogue.chosen(Classification.ICD10, Optional.empty())).isEqualTo(OF_2019);
        assertProblem(() -> catalogue.chosen(Classification.ICD10, Optional.of(OF_2026)), 404, "release");

        desk.time.pass(Duration.ofDays(2));
        desk.who.always(status(503));
        assertProblem(() -> catalogue.chosen(Classification.ICD10, Optional.of(OF_2026)), 503, "release-unknown");
    }

    @Test
    void aFormWithAReleaseOfAnotherClassificationGetsTheDefaultOne() {
        ReleaseCatalogue catalogue =
                new ReleaseCatalogue(desk.gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty()));
        desk.who.always(request -> request.uri().getPath().equals("/icd/release/10")
                ? json("{'latestRelease': 'http://id.who.int/icd/release/10/2019',"
                        + " 'release': ['http://id.who.int/icd/release/10/2019']}")
                : json("{'latestRelease': 'http://id.who.int/icd/release/11/2026-01/mms',"
                        + " 'release': ['http://id.who.int/icd/release/11/2026-01/mms']}"));

        assertThat(catalogue.chosen(Classification.ICD10, Optional.of(new Release("2026-01"))))
                .isEqualTo(OF_2019);
    }
}
