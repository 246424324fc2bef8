// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.time.ReferenceClock;
import org.infinispan.Cache;
import org.junit.jupiter.api.Test;

class InfinispanMapTest {

    /** {@return the map in a cache that has one value, whatever it is asked for} */
    private static SharedMap holding(Object value) {
        return InfinispanMap.of(Proxy.newProxyInstance(
                Cache.class.getClassLoader(),
                new Class<?>[] {Cache.class},
                (cache, method, arguments) -> CompletableFuture.completedFuture(value)));
    }

    @Test
    void whatAnotherApplicationPutsIsNoBytes() {
        assertThat(holding("words").get("key").join()).isEqualTo(new byte[0]);
        assertThat(holding(42)
                        .putIfAbsent("key", new byte[1], Duration.ofSeconds(1))
                        .join())
                .isEqualTo(new byte[0]);
        assertThat(holding(new byte[] {1, 2}).get("key").join()).isEqualTo(new byte[] {1, 2});
        assertThat(holding(null).get("key").join()).isEqualTo(null);
    }

    @Test
    void anAnswerThatIsNoBytesIsAMissAndIsCounted() {
        CapturingHandler log = CapturingHandler.ofThisThread("org.icddesk.gateway");
        SharedMap words = holding("words");
        SharedAnswers answers = new SharedAnswers(
                () -> Optional.of(words), "https://who.example", new ImpatientTime(), new ReferenceClock(Instant::now));

        assertThat(answers.find("question")).isEmpty();
        assertThat(answers.status().refused()).isEqualTo(1);
        assertThat(log.lines()).singleElement().asString().contains("ICDDESK-G012");
        log.close();
    }
}
