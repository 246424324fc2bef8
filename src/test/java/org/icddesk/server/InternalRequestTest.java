// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InternalRequestTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    private DeploymentManager deployment;
    private ServletContext context;

    @BeforeEach
    void deploy() {
        SEEN.clear();
        deployment = Servlets.newContainer()
                .addDeployment(Servlets.deployment()
                        .setClassLoader(InternalRequestTest.class.getClassLoader())
                        .setDeploymentName("desk.war")
                        .setContextPath("/desk")
                        .addServletExtension(new InternalRequestExtension())
                        .addServlet(Servlets.servlet("pages", Pages.class).addMapping("/*")));
        deployment.deploy();
        context = deployment.getDeployment().getServletContext();
    }

    @Test
    void itReachesTheServletAsARequestForAPageWould() throws ServletException {
        deployment.start();
        boolean possible = InternalRequest.isPossible(context);

        int status = InternalRequest.head(context, "/search", "q=a%20b", "fr");

        assertThat(possible).isTrue();
        assertThat(status).isEqualTo(203);
        assertThat(SEEN)
                .containsExactly("HEAD /desk/search?q=a%20b fr localhost secure /desk 127.0.0.1 "
                        + Thread.currentThread().getName());
        assertThat(InternalRequest.isCurrent()).isFalse();
    }

    @Test
    void itIsAnsweredWithoutWho() throws ServletException {
        deployment.start();
        InternalRequest.head(context, "/admission", "", "en");
        assertThat(SEEN)
                .containsExactly(
                        Optional.of(new Admission(Duration.ZERO, Optional.of(Duration.ofSeconds(1)))) + " true");
    }

    @Test
    void thereAreNoneBeforeTheApplicationHasStarted() {
        assertThat(InternalRequest.isPossible(context)).isFalse();
    }

    /** Notes what comes. */
    public static final class Pages extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            if (request.getRequestURI().endsWith("admission")) {
                SEEN.add(Admission.current() + " " + InternalRequest.isCurrent());
                return;
            }
            SEEN.add(String.join(
                    " ",
                    request.getMethod(),
                    request.getRequestURI() + "?" + request.getQueryString(),
                    request.getHeader("Accept-Language"),
                    request.getServerName(),
                    request.isSecure() ? "secure" : "plain",
                    request.getContextPath(),
                    request.getRemoteAddr(),
                    Thread.currentThread().getName()));
            response.setStatus(203);
            response.setContentLength(10_000);
        }
    }
}
