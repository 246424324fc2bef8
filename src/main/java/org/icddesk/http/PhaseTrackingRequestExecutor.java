// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** Tracks the phase of the thread's {@link CallDeadline}, and whether the proxy refused the tunnel. */
final class PhaseTrackingRequestExecutor extends HttpRequestExecutor {

    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        CallDeadline deadline = CallDeadline.current();
        boolean tunnel = "CONNECT".equals(request.getRequestLine().getMethod());
        if (!tunnel) {
            deadline.enterPhase(CallDeadline.Phase.SENT);
        }
        HttpResponse response = super.execute(request, connection, context);
        int status = response.getStatusLine().getStatusCode();
        if (!tunnel) {
            deadline.enterPhase(CallDeadline.Phase.ANSWERING);
        } else if (status >= 300) {
            deadline.recordProxyRefusal("refuses the connection with status " + status
                    + (status == 407 ? ": it requires a user name and password" : ""));
        }
        return response;
    }
}
