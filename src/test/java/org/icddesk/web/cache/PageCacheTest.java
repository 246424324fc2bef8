// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.content.Representation;
import org.junit.jupiter.api.Test;

class PageCacheTest {

    private static final PageCache.Key KEY = new PageCache.Key("/search", "q=cholera", "en");
    private static final RenderedPage PAGE =
            new RenderedPage("text/html", new Representation("cholera".getBytes(StandardCharsets.UTF_8)));

    private final PageCache memory = new PageCache(100_000);

    private boolean unchanged = true;

    private DependencyTracker dependencies() {
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            DependencyTracker.dependOn(() -> unchanged);
            return dependencies;
        }
    }

    @Test
    void givesAPageBackForAsLongAsNothingInItChanges() {
        memory.put(KEY, PAGE, dependencies());
        assertThat(memory.get(KEY)).contains(PAGE);
        unchanged = false;
        assertThat(memory.get(KEY)).isEmpty();
        unchanged = true;
        assertThat(memory.get(KEY)).as("forgotten for good").isEmpty();
    }

    @Test
    void doesNotCacheWhatIsStaleAlready() {
        unchanged = false;
        memory.put(KEY, PAGE, dependencies());
        unchanged = true;
        assertThat(memory.get(KEY)).isEmpty();
    }

    @Test
    void takesAnotherLanguageQueryOrPathForAnotherPage() {
        memory.put(KEY, PAGE, dependencies());
        assertThat(memory.get(new PageCache.Key("/search", "q=cholera", "fr"))).isEmpty();
        assertThat(memory.get(new PageCache.Key("/search", "q=Cholera", "en"))).isEmpty();
        assertThat(memory.get(new PageCache.Key("/help", "q=cholera", "en"))).isEmpty();
    }

    @Test
    void staysWithinItsBounds() {
        PageCache.Key endless = new PageCache.Key("/search", "q=" + "x".repeat(2_000), "en");
        memory.put(endless, PAGE, dependencies());
        assertThat(memory.get(endless)).isEmpty();

        IntStream.range(0, 1_000).forEach(i -> memory.put(key(i), PAGE, dependencies()));
        long kept = IntStream.range(0, 1_000)
                .filter(i -> memory.get(key(i)).isPresent())
                .count();
        assertThat(kept).isBetween(1L, 25L);
    }

    private static PageCache.Key key(int number) {
        return new PageCache.Key("/search", "q=" + number, "en");
    }
}
