// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.code.CodeExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTextTest {

    @ParameterizedTest
    @CsvSource({"PE95/, PE95", "PE95&, PE95", "'PE95 / ', PE95", "1A00&XN62R/, 1A00&XN62R", "PE95/&, PE95"})
    void whatEndsInASignIsOpen(String written, String text) {
        assertThat(ClusterText.of(written)).isEqualTo(new ClusterText(text, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PE95", " 1A00&XN62R ", "http://id.who.int/icd/entity/257068234/", "/", "&", ""})
    void allElseIsNot(String written) {
        assertThat(ClusterText.of(written).open()).isFalse();
    }

    @Test
    void codesOfTheIcfAreOfTheIcfAndThoseOfIcd10OfNeither() {
        CodeExpression functioning = ClusterText.of("b110")
                .reading()
                .flatMap(ClusterText::expression)
                .orElseThrow();

        assertThat(ClusterText.linearization(functioning)).isEqualTo(Linearization.ICF);
        assertThat(ClusterText.of("A00.0").reading().flatMap(ClusterText::expression))
                .isEmpty();
    }

    @Property(tries = 500)
    void noTextIsTooStrange(@ForAll String written) {
        ClusterText read = ClusterText.of(written);

        assertThat(written).contains(read.text());
        assertThat(ClusterText.of(read.text()).open()).isFalse();
    }
}
