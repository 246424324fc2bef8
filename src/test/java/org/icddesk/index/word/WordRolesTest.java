// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordRolesTest {

    /** Writes each word that is not of the main ones with a sign before it. */
    private static String roles(String language, String text) {
        Language read = new Language(language);
        List<Word> words = WordReader.of(read).words(text);
        WordRole[] roles = WordRoles.of(read).of(text, words);
        List<String> written = new ArrayList<>();
        for (int at = 0; at < roles.length; at++) {
            String sign =
                    switch (roles[at]) {
                        case MAIN -> "";
                        case WEAK -> "~";
                        case RESIDUAL -> "-";
                        case BRACKETED -> "+";
                    };
            written.add(sign + words.get(at).key());
        }
        return String.join(" ", written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fracture of neck of femur | fracture ~of neck ~of femur",
                "Cholera, unspecified | cholera -unspecified",
                "Pneumonia, organism unspecified | pneumonia -organism -unspecified",
                "Stroke, not specified as haemorrhage or infarction | stroke -not -specified -as -haemorrhage -or -infarction",
                "Malignant neoplasm, without specification of site | malignant neoplasm -without -specification -of -site",
                "Acute appendicitis, other and unspecified | acute appendicitis -other -and -unspecified",
                "Influenza, virus not identified | influenza -virus -not -identified",
                "Unspecified diabetes mellitus | -unspecified diabetes mellitus",
                "Chronic hepatitis, not elsewhere classified | chronic hepatitis -not -elsewhere -classified",
                "Essential (primary) hypertension | essential +primary hypertension",
                "Sicca syndrome [Sjögren] | sicca syndrome +sjogren",
                "Other asthma | -other asthma",
                "Burn of unspecified body region, unspecified degree | burn ~of -unspecified body region -unspecified -degree",
                "Malignant neoplasm: Other and unspecified cranial nerves | malignant neoplasm other ~and -unspecified cranial nerves",
                "Malignant neoplasm: Lip, unspecified, inner aspect | malignant neoplasm lip -unspecified inner aspect",
                "Malignant neoplasm: Breast, unspecified | malignant neoplasm breast -unspecified",
                "Other | other",
                "Unspecified | unspecified",
                "(Primary) | primary"
            })
    void whatAnEnglishTitleIsAbout(String text, String roles) {
        assertThat(roles("en", text)).isEqualTo(roles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Choléra, sans précision | cholera -sans -precision",
                "fr | Autres infections à l’entrée | -autres infections ~à entree",
                "fr | Hypertension essentielle (primitive) | hypertension essentielle +primitive",
                "fr | Pneumopathie, micro-organisme non précisé | pneumopathie -micro -organisme -microorganisme -non -precise",
                "es | Cólera, no especificado | colera -no -especificado",
                "es | Otras enfermedades del hígado | -otras enfermedades ~del higado",
                "ar | الكوليرا، غير محددة | الكوليرا -غير -محدده",
                "zh | 霍乱 | 霍乱 乱",
                "nl | Cholera, niet gespecificeerd | cholera niet gespecificeerd"
            })
    void whatTitlesInOtherLanguagesAreAbout(String language, String text, String roles) {
        assertThat(roles(language, text)).isEqualTo(roles);
    }

    @Property
    void anyTextIsAboutSomethingUnlessItHasWeakWordsOnly(
            @ForAll @StringLength(max = 40) String noise, @ForAll @StringLength(max = 5) String end) {
        String text = noise + " ,:([ other and unspecified ])" + end;
        List<Word> words = WordReader.of(Language.ENGLISH).words(text);

        assertThat(WordRoles.of(Language.ENGLISH).of(text, words))
                .hasSameSizeAs(words)
                .contains(WordRole.MAIN);
    }
}
