// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.testing.StubServices;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceController.State;
import org.jboss.msc.service.StartException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom HTTP leads to HTTPS; the real server, listener and key store are tried on WildFly's distributions. */
class HttpsFilterTest {

    private final Map<String, Object> request = new HashMap<>(Map.of(
            "isSecure", false,
            "getMethod", "GET",
            "getServerName", "desk.example",
            "getRequestURI", "/icd-desk/search",
            "getServletPath", "/search",
            "getRemoteAddr", "127.0.0.1"));
    private final List<String> answered = new ArrayList<>();

    @AfterEach
    void forgetTheServer() {
        StubServices.none();
    }

    @Test
    void withoutAPortHttpServes() throws Exception {
        assertThat(filter("none")).containsExactly("passed");
    }

    @Test
    void httpLeadsToTheSameAddress() throws Exception {
        request.put("getQueryString", "q=cholera&lang=en");
        assertThat(filter("8443"))
                .contains(
                        "setStatus 302",
                        "setHeader Location https://desk.example:8443/icd-desk/search?q=cholera&lang=en");
    }

    @Test
    void theUsualPortIsNotWrittenAndIpv6IsInBrackets() throws Exception {
        request.put("getServerName", "2001:db8::1");
        assertThat(filter("443")).contains("setHeader Location https://[2001:db8::1]/icd-desk/search");
    }

    @Test
    void aFormKeepsItsMethod() throws Exception {
        request.put("getMethod", "POST");
        assertThat(filter("8443")).contains("setStatus 307");
    }

    @Test
    void whatComesByHttpsPasses() throws Exception {
        request.put("isSecure", true);
        assertThat(filter("8443")).containsExactly("passed");
    }

    @Test
    void whileTheKeyStoreDoesNotOpenReadersAreTold() throws Exception {
        breakTheKeyStore();
        assertThat(filter("8443"))
                .contains("setStatus 503", "setHeader Retry-After 60", "forward /WEB-INF/pages/closed.xhtml")
                .doesNotContain("passed");
        assertThat(Https.fault()).contains("the key store icd-https.p12 does not open (password was incorrect)");
    }

    @Test
    void meanwhileTheStatusIsForTheServerItselfAlone() throws Exception {
        breakTheKeyStore();
        request.put("getServletPath", "/status");
        assertThat(filter("8443")).containsExactly("passed");
        request.put("getRemoteAddr", "192.0.2.7");
        assertThat(filter("8443")).contains("setStatus 503").doesNotContain("passed");
    }

    private List<String> filter(String port) throws IOException, ServletException {
        answered.clear();
        Configuration configuration = new Configuration(key ->
                key.equals("icd.https.port") ? Optional.of(new SettingSource.Value(port, "test")) : Optional.empty());
        RequestDispatcher pages = stub(RequestDispatcher.class, Map.of());
        HttpServletRequest asked = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getRequestDispatcher")) {
                        answered.add("forward " + arguments[0]);
                        return pages;
                    }
                    return request.get(method.getName());
                });
        HttpServletResponse answer = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getStatus")) {
                        return 503;
                    }
                    answered.add(
                            method.getName() + " " + arguments[0] + (arguments.length > 1 ? " " + arguments[1] : ""));
                    return null;
                });
        new HttpsFilter(configuration).doFilter(asked, answer, (r, a) -> answered.add("passed"));
        return List.copyOf(answered);
    }

    private static void breakTheKeyStore() {
        StartException failure = new StartException("WFLYELY00004", new IOException("password was incorrect"));
        Map<String, Object> failed = new HashMap<>(Map.of("getState", State.START_FAILED));
        failed.put("getStartException", failure);
        StubServices.store(() -> stub(ServiceController.class, failed));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> results.get(method.getName())));
    }
}
