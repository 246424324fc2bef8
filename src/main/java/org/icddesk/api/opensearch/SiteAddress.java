// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.opensearch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.icddesk.api.problem.ApiProblem;

/** The address of this site as the client sees it; behind a reverse proxy, what that says of it. */
final class SiteAddress {

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private SiteAddress() {}

    /** {@return scheme, host and path, without a slash at the end; 400 for a host that is none} */
    static String of(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || !HOST.matcher(host).matches()) {
            throw new ApiProblem(400, "The request does not name a host.");
        }
        return request.getScheme() + "://" + host + request.getContextPath();
    }
}
