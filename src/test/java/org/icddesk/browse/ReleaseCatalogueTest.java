// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.util.Optional;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.Test;

class ReleaseCatalogueTest {

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
}
