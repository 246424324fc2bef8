// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/**
 * A rendered page.
 *
 * @param contentType the value of {@code Content-Type}; null if there is no body
 * @param more headers of its own
 */
public record RenderedPage(String contentType, Representation body, List<Header> more) {

    private static final Header CACHING = new Header("Cache-Control", "private, no-cache");
    private static final Header UNSTORED = new Header("Cache-Control", "no-store");
    private static final Header VARYING = new Header("Vary", "Accept-Language, Accept-Encoding");

    /** Holds a page without headers of its own. */
    public RenderedPage(String contentType, Representation body) {
        this(contentType, body, List.of());
    }

    /** {@return the response that shows the page, or tells a browser that it has it already; to a body it has no tag} */
    public CompleteResponse response(RequestHead request) {
        return request instanceof PostedRequest
                ? body.untagged(200, request, headers())
                : body.response(request, headers());
    }

    /** {@return the response of another status that shows the page} */
    public CompleteResponse response(int status, RequestHead request) {
        return status == 200 ? response(request) : body.untagged(status, request, headers());
    }

    /** {@return the response to a posted form, which nobody may store} */
    public CompleteResponse unstored(int status, RequestHead request) {
        return body.untagged(status, request, headers(UNSTORED));
    }

    private Header[] headers() {
        return headers(CACHING);
    }

    private Header[] headers(Header caching) {
        List<Header> all = new ArrayList<>();
        if (contentType != null) {
            all.add(new Header("Content-Type", contentType));
        }
        all.add(caching);
        all.add(VARYING);
        all.addAll(more);
        return all.toArray(Header[]::new);
    }

    /** {@return the same page, compressed only} */
    public RenderedPage compact() {
        return new RenderedPage(contentType, body.compact(), more);
    }

    /** {@return the size of the page in memory, in bytes} */
    public int weight() {
        return body.weight();
    }
}
