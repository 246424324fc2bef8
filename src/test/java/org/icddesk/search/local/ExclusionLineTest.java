// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.Exclusion;
import org.icddesk.index.Icd10Entities;
import org.icddesk.web.Link;
import org.junit.jupiter.api.Test;

class ExclusionLineTest {

    private static final LocalResult FOUND = PaperIndex.whole().find("chronic obstructive asthma");
    private static final EntityIndex INDEX = FOUND.index().index();

    private static ExclusionLine line(Exclusion exclusion, BrowseContext context) {
        return ExclusionLine.of(exclusion, INDEX, context);
    }

    private static Exclusion exclusion() {
        assertThat(FOUND.found().exclusions()).hasSize(1);
        return FOUND.found().exclusions().get(0);
    }

    @Test
    void saysWhereTheWordsAreNotCodedAndWhereTheyAre() {
        ExclusionLine line = line(exclusion(), PaperIndex.READER);

        assertThat(line.code()).isEqualTo("J45");
        assertThat(line.title()).hasToString("Asthma");
        assertThat(line.address()).hasToString("/icd/release/10/2019/J45");
        assertThat(line.term().stream().map(Highlighted.Part::text))
                .as("the whole exclusion")
                .satisfies(parts -> assertThat(String.join("", parts)).isEqualTo("chronic obstructive asthma (J44.-)"));
        assertThat(line.term()).anyMatch(Highlighted.Part::marked);
        assertThat(line.see())
                .extracting(Link::label)
                .containsExactly("J44 Other chronic obstructive pulmonary disease");
        assertThat(line.see())
                .extracting(link -> link.address().toString())
                .containsExactly("/icd/release/10/2019/J44");
    }

    @Test
    void itIsInTheLanguageOfWhosTextOnAPageInAnother() {
        BrowseContext spanish = new BrowseContext(
                Classification.ICD10, PaperIndex.READER.release(), new Language("es"), true, List.of());

        ExclusionLine line = line(exclusion(), spanish);

        assertThat(line.lang()).isEqualTo("en");
        assertThat(line.title().lang()).isEqualTo("en");
        assertThat(line.address()).hasToString("/icd/release/10/2019/J45?lang=es");
    }

    @Test
    void whatTheIndexLacksIsNamedByItsIdentifier() {
        Exclusion exclusion = new Exclusion(
                exclusion().at(), exclusion().term(), List.of(Icd10Entities.uri("J46"), Icd10Entities.uri("J45.0")));

        assertThat(line(exclusion, PaperIndex.READER).see())
                .extracting(Link::label)
                .containsExactly("http://id.who.int/icd/release/10/2019/J46", "J45.0 Predominantly allergic asthma");
    }

    @Test
    void withoutAReferenceThereIsNothingToSee() {
        Exclusion exclusion = PaperIndex.whole()
                .find("carrier of typhoid")
                .found()
                .exclusions()
                .get(0);

        assertThat(line(exclusion, PaperIndex.READER).see()).isEmpty();
    }
}
