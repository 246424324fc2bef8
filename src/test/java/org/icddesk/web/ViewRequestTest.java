// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.icddesk.testing.http.ServletExchange;
import org.junit.jupiter.api.Test;

class ViewRequestTest {

    private final HttpServletRequest view = new ViewRequest(new ServletExchange("POST").request());

    @Test
    void B29_facesSeesNoParameterOfItsOwn() {
        assertThat(view.getParameter("jakarta.faces.ViewState")).isNull();
        assertThat(view.getParameterValues("jakarta.faces.ViewState")).isNull();
        assertThat(view.getParameterMap()).isEmpty();
        assertThat(view.getParameterNames().hasMoreElements()).isFalse();
        assertThat(view.getQueryString()).isNull();
    }

    @Test
    void B27_theProblemOfAnyMethodIsShownAsAPage() {
        assertThat(view.getMethod()).isEqualTo("GET");
    }
}
