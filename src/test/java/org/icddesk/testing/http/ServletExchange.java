// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** A request and the answer to it, outside of any server. */
public final class ServletExchange {

    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String method;
    public int status = 200;

    public ServletExchange(String method) {
        this.method = method;
    }

    public ServletExchange with(String header, String value) {
        sent.put(header, value);
        return this;
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getHeader" -> sent.get((String) arguments[0]);
            default -> throw new AssertionError("not part of this test: " + name);
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "getStatus" -> {
                    return status;
                }
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentLength" -> headers.put("Content-Length", String.valueOf(arguments[0]));
                case "getOutputStream" -> {
                    return stream();
                }
                default -> throw new AssertionError("not part of this test: " + name);
            }
            return null;
        });
    }

    private interface Behaviour {
        Object answer(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> behaviour.answer(called.getName(), arguments)));
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("nobody listens");
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }
}
