// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.icddesk.web.Address;

/** Writes addresses as links of a document that no Facelet renders. */
@RequestScoped
public class SitePath {

    private final HttpServletRequest request;

    protected SitePath() {
        this(null);
    }

    @Inject
    public SitePath(HttpServletRequest request) {
        this.request = request;
    }

    /** {@return an address as an absolute path; the host is left to whoever reads it, since a request can name any} */
    String of(Address address) {
        return request.getContextPath() + address;
    }
}
