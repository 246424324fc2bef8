// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    private final RecordResolver resolver = new RecordResolver();
    private final ELContext context = new NoContext();

    /** A record as pages show them. */
    public record Line(String code, List<String> terms) {

        public int count() {
            return terms.size();
        }

        public String first() {
            return terms.get(0);
        }

        public String term(int number) {
            return terms.get(number);
        }

        public static String none() {
            return "none";
        }
    }

    @Test
    void callsMethodsWithoutParameters() {
        Line line = new Line("A00", List.of("cholera"));

        assertThat(invoke(line, "code")).isEqualTo("A00");
        assertThat(context.isPropertyResolved()).isTrue();
        assertThat(invoke(line, "count")).isEqualTo(1);
        assertThat(invoke(new Line(null, List.of()), "code")).isNull();
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void leavesTheRestToOthers() {
        Line line = new Line("A00", List.of("cholera"));

        resolver.invoke(context, line, "term", new Class<?>[] {int.class}, new Object[] {0});
        assertThat(context.isPropertyResolved()).isFalse();
        for (String name : List.of("term", "none", "nothing")) {
            invoke(line, name);
            assertThat(context.isPropertyResolved()).as(name).isFalse();
        }
        invoke("no record", "length");
        assertThat(context.isPropertyResolved()).isFalse();
        invoke(null, "code");
        assertThat(context.isPropertyResolved()).isFalse();
        resolver.getValue(context, line, "code");
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void tellsWhatAMethodThrows() {
        assertThatThrownBy(() -> invoke(new Line("A00", List.of()), "first"))
                .isInstanceOf(ELException.class)
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    private Object invoke(Object base, String method) {
        context.setPropertyResolved(false);
        return resolver.invoke(context, base, method, null, new Object[0]);
    }

    private static final class NoContext extends ELContext {

        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
