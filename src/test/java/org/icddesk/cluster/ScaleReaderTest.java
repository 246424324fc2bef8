// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Include;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScaleReaderTest {

    private static final Release RELEASE = new Release("2024-01");

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));

    private List<AxisScale> scales(String id) {
        List<PostcoordinationAxis> axes = gateway.entity(
                        LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId(id)),
                        Language.ENGLISH,
                        EnumSet.noneOf(Include.class))
                .value()
                .postcoordination();
        return new ScaleReader(gateway)
                .read(axes, Language.ENGLISH, AnswerTimeout.PAGE)
                .value();
    }

    private static List<String> codes(AxisScale scale) {
        return scale.values().stream()
                .map(value -> "  ".repeat(value.depth()) + value.entity().code())
                .toList();
    }

    @Test
    void fewValuesAreAllThere() {
        AxisScale laterality = scales("1442995018").get(0);

        assertThat(laterality.isWhole()).isTrue();
        assertThat(codes(laterality)).containsExactly("XK9J", "XK8G", "XK9K", "XK70");
    }

    @Test
    void valuesBelowAGroupingStandBelowIt() {
        AxisScale course = scales("882244568").get(1);
        AxisScale burns = scales("1831158013").get(0);

        assertThat(course.isWhole()).isTrue();
        assertThat(codes(course)).containsExactly("", "  XT5R", "  XT1L", "  XT8W");
        assertThat(codes(burns)).containsExactly("XJ4PF", "  XJ4NH", "  XJ7TR", "XJ257");
    }

    @Test
    void ofManyValuesOnlyTheRootsAreThere() {
        AxisScale causes = scales("375810888").get(0);

        assertThat(causes.isWhole()).isFalse();
        assertThat(codes(causes)).hasSize(25).startsWith("01", "02");
        assertThat(causes.more()).isZero();
    }
}
