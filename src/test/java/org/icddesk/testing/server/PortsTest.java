// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void noTwoServersGetTheSamePort() {
        List<Integer> ports = Stream.generate(Ports::free)
                .limit(40)
                .flatMap(three -> Stream.of(three.http(), three.https(), three.management()))
                .toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 16_000 && port < 30_000);
    }

    @Test
    void theBlockThatPortsComeFromIsHeldAgainstOtherTestRuns() {
        Ports ports = Ports.free();

        assertThat(ports.taken()).isEmpty();
        assertThat(Stream.of(ports.http(), ports.https(), ports.management())).allSatisfy(port -> assertThatThrownBy(
                        () -> new ServerSocket(port - port % 100, 1, InetAddress.getLoopbackAddress()).close())
                .isInstanceOf(BindException.class));
    }
}
