// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Icd10ReferenceTest {

    /** Writes each reference as it stands in the text, and what it leads to; one that may be none with a question mark. */
    private static String read(String text) {
        return Icd10Reference.in(text).stream()
                .map(reference -> reference.ends().stream()
                                .map(end -> text.substring(end.start(), end.end()) + "=" + end.code())
                                .collect(Collectors.joining(" to "))
                        + (reference.certain() ? "" : "?"))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "carrier of infectious disease (Z22.-) | Z22.-=Z22",
                "acute severe asthma (J46) | J46=J46",
                "neonatal diarrhoea, noninfective (P78.3) | P78.3=P78.3",
                "involving vessels of brain (I60-I69) | I60=I60 to I69=I69",
                "something (I60–I69) | I60=I60 to I69=I69",
                "diabetic polyneuropathy (E10-E14† with common fourth character .4) | E10=E10 to E14†=E14",
                "meningitis (A39.0† G01*) | A39.0†=A39.0; G01*=G01",
                "neuropathy (G63.2*) | G63.2*=G63.2",
                "several (A00, A01.1, B20-B24) | A00=A00; A01.1=A01.1; B20=B20 to B24=B24",
                "injury (S00.0-S09.9) | S00.0=S00.0 to S09.9=S09.9",
                "see A00.1 and B18.10. | A00.1=A00.1; B18.10=B18.10",
                "use codes A00-A09 for it | A00=A00 to A09=A09?",
                "(see also I10) of T11-T12 | T11=T11 to T12=T12?"
            })
    void findsCodesAndRanges(String text, String references) {
        assertThat(read(text)).isEqualTo(references);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vitamin B12 deficiency",
                "HLA-B27 positive",
                "(HLA B27)",
                "coenzyme Q10 (see below)",
                "1A00.0",
                "XA00",
                "A00.012",
                "A00B",
                "a00.1",
                "(A0)",
                "ÄA00.1"
            })
    void whatHasNotTheFormOfOneIsNone(String text) {
        assertThat(Icd10Reference.in(text)).isEmpty();
    }

    @Property
    void referencesFollowEachOtherInAnyText(
            @ForAll
                    @StringLength(max = 300)
                    @CharRange(from = 'A', to = 'C')
                    @CharRange(from = '0', to = '2')
                    @CharRange(from = '(', to = '.')
                    String text) {
        int at = 0;
        for (Icd10Reference reference : Icd10Reference.in(text)) {
            List<Icd10Reference.Code> ends = reference.ends();
            assertThat(ends).hasSizeBetween(1, 2);
            for (Icd10Reference.Code end : ends) {
                assertThat(end.start()).isGreaterThanOrEqualTo(at);
                assertThat(text.substring(end.start(), end.end()))
                        .startsWith(end.code().code().substring(0, 3));
                at = end.end();
            }
        }
    }
}
