// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CodeClusterProperties {

    @Provide
    Arbitrary<String> clusters() {
        Arbitrary<String> stems = Arbitraries.of("1A00", "NC72.0", "5A11", "9B71.0Z", "PE95", "CA22.Z");
        Arbitrary<String> added = Arbitraries.of("XN62R", "XK8G", "XS25", "XA0G74", "1A01");
        return Combinators.combine(stems, added.list().ofMaxSize(4))
                .as((stem, codes) -> stem + codes.stream().map("&"::concat).collect(Collectors.joining()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(groups -> String.join("/", groups));
    }

    @Property
    void groupsSayWhatTheExpressionSays(@ForAll("clusters") String text) {
        CodeExpression expression = CodeExpression.parse(text);

        assertThat(CodeCluster.of(expression).expression()).isEqualTo(expression);
    }

    @Property
    void oneCodeMoreIsOneCodeMoreOrWasThere(@ForAll("clusters") String text, @ForAll("more") String code) {
        CodeExpression before = CodeExpression.parse(text);
        Icd11Code added = Icd11Code.parse(code).orElseThrow();
        CodeExpression after = CodeCluster.of(before).with(0, added).expression();

        assertThat(codes(after)).contains(code).containsAll(codes(before));
        assertThat(after.parts().size() - before.parts().size()).isBetween(0, 1);
        assertThat(CodeCluster.of(after).with(0, added).expression())
                .as("twice is once")
                .isEqualTo(after);
    }

    @Provide
    Arbitrary<String> more() {
        return Arbitraries.of("XN8P1", "XK8G", "MG50", "5A11");
    }

    @Property
    void whatIsTakenAwayIsGoneAndTheRestStaysInOrder(
            @ForAll("clusters") String text, @ForAll @IntRange(min = 1, max = 20) int part) {
        CodeExpression before = CodeExpression.parse(text);
        CodeExpression after = CodeCluster.of(before).without(part).expression();

        assertThat(codes(before)).containsSubsequence(codes(after));
        boolean there = part <= before.parts().size();
        boolean stem = there && before.parts().get(part - 1).joint() != CodeExpression.Joint.EXTENSION;
        if (there && !stem) {
            assertThat(after.parts()).hasSize(before.parts().size() - 1);
        }
        if (!there) {
            assertThat(after).isEqualTo(before);
        }
    }

    private static List<String> codes(CodeExpression expression) {
        return expression.parts().stream().map(part -> part.code().code()).toList();
    }
}
