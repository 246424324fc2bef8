// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/**
 * A rendered page.
 *
 * @param contentType the value of {@code Content-Type}; null if there is no body
 */
public record RenderedPage(String contentType, Representation body) {

    private static final Header CACHING = new Header("Cache-Control", "private, no-cache");
    private static final Header VARYING = new Header("Vary", "Accept-Language, Accept-Encoding");

    /** {@return the response that shows the page, or tells a browser that it has it already} */
    public CompleteResponse response(RequestHead request) {
        return body.response(request, headers());
    }

    /** {@return the response of another status that shows the page} */
    public CompleteResponse response(int status, RequestHead request) {
        return status == 200 ? response(request) : body.untagged(status, request, headers());
    }

    private Header[] headers() {
        return contentType == null
                ? new Header[] {CACHING, VARYING}
                : new Header[] {new Header("Content-Type", contentType), CACHING, VARYING};
    }

    /** {@return the same page, compressed only} */
    public RenderedPage compact() {
        return new RenderedPage(contentType, body.compact());
    }

    /** {@return the size of the page in memory, in bytes} */
    public int weight() {
        return body.weight();
    }
}
