// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.icddesk.configuration.Configuration;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.RequestHead;

/** The page cache: rendered pages, complete and compressed, for as long as nothing on them has changed. */
@ApplicationScoped
public class PageCache {

    private static final int MEGABYTE = 1 << 20;
    private static final int SHARE = 4;
    private static final int MAX_KEY_LENGTH = 2_000;
    private static final int OVERHEAD = 4_000;

    private final Cache<Key, CachedPage> pages;

    /** The cache key: everything that a page's bytes depend on, besides its answers. */
    public record Key(String path, String query, String language) {

        /** {@return the key of the page that a request is for} */
        public static Key of(RequestHead request) {
            return new Key(request.path(), request.query(), Objects.toString(request.header("Accept-Language"), ""));
        }

        int length() {
            return path.length() + query.length() + language.length();
        }
    }

    private record CachedPage(RenderedPage page, DependencyTracker dependencies) {}

    protected PageCache() {
        pages = null;
    }

    @Inject
    public PageCache(Configuration configuration) {
        this((long) configuration.memoryMegabytes() * MEGABYTE / SHARE);
    }

    PageCache(long bytes) {
        // NOTE: maintenance on the caller's thread, since threads of the common pool would outlive the deployment.
        pages = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((Key key, CachedPage cached) ->
                        OVERHEAD + key.length() + cached.page().weight())
                .build();
    }

    /** {@return the page, if rendering it again would give the same result} */
    public Optional<RenderedPage> get(Key key) {
        CachedPage cached = pages.getIfPresent(key);
        if (cached == null) {
            return Optional.empty();
        }
        if (cached.dependencies().isUnchanged()) {
            return Optional.of(cached.page());
        }
        pages.asMap().remove(key, cached);
        return Optional.empty();
    }

    /** {@return the response to a request, if its page is cached, unchanged, and lies ready} */
    public Optional<CompleteResponse> findReady(RequestHead request) {
        return get(Key.of(request)).filter(page -> page.body().isReady(request)).map(page -> page.response(request));
    }

    /** Caches a page, unless it is already stale. */
    public void put(Key key, RenderedPage page, DependencyTracker dependencies) {
        if (key.length() <= MAX_KEY_LENGTH && dependencies.isUnchanged()) {
            pages.put(key, new CachedPage(page, dependencies));
        }
    }
}
