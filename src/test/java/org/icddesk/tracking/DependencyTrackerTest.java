// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DependencyTrackerTest {

    private final AtomicBoolean first = new AtomicBoolean(true);
    private final AtomicBoolean second = new AtomicBoolean(true);

    @Test
    void workIsUnchangedAsLongAsAllItDependsOnIs() {
        DependencyTracker tracker = DependencyTracker.start();
        DependencyTracker.dependOn(first::get);
        DependencyTracker.dependOn(second::get);
        tracker.close();
        assertThat(tracker.isUnchanged()).isTrue();
        second.set(false);
        assertThat(tracker.isUnchanged()).isFalse();
    }

    @Test
    void whatIsVolatileIsNeverUnchanged() {
        try (DependencyTracker tracker = DependencyTracker.start()) {
            DependencyTracker.markVolatile();
            assertThat(tracker.isUnchanged()).isFalse();
        }
    }

    @Test
    void whatOtherThreadsDependOnDoesNotCount() {
        try (DependencyTracker tracker = DependencyTracker.start()) {
            CompletableFuture.runAsync(DependencyTracker::markVolatile).join();
            assertThat(tracker.isUnchanged()).isTrue();
        }
    }

    @Test
    void nothingIsTrackedAfterTheEnd() {
        DependencyTracker tracker = DependencyTracker.start();
        tracker.close();
        DependencyTracker.markVolatile();
        assertThat(tracker.isUnchanged()).isTrue();
    }
}
