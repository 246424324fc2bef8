// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.jboss.resteasy.client.jaxrs.engines.ApacheHttpClient43Engine;
import org.jboss.resteasy.client.jaxrs.internal.ClientInvocation;

/** A JAX-RS client engine whose connection the watchdog of a {@link CallDeadline} can close in mid-request. */
// NOTE: RESTEasy 6.2 and 7 mark their Apache engine for removal without offering another way to abort a call in flight.
@SuppressWarnings("removal")
final class AbortableEngine extends ApacheHttpClient43Engine {

    AbortableEngine(HttpClient client) {
        super(client, true);
    }

    @Override
    protected void loadHttpMethod(ClientInvocation invocation, HttpRequestBase request) throws Exception {
        super.loadHttpMethod(invocation, request);
        CallDeadline deadline = CallDeadline.current();
        int left = deadline.remaining();
        request.setConfig(RequestConfig.copy(request.getConfig())
                .setConnectionRequestTimeout(left)
                .setConnectTimeout(left)
                .setSocketTimeout(
                        (int) Math.min(Integer.MAX_VALUE, deadline.total().toMillis() + 1))
                .build());
        deadline.abortWith(request::abort);
    }
}
