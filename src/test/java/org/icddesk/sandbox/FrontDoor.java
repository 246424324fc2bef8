// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.icddesk.sandbox.api.Api;
import org.icddesk.sandbox.api.Cors;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.sandbox.fault.Faults;
import org.icddesk.sandbox.fault.Transmission;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Request;
import org.icddesk.sandbox.token.TokenEndpoint;

/** Takes each request to the token endpoint, the API or the sandbox's own controls, counts it and lets faults in. */
final class FrontDoor implements HttpHandler {

    private final SandboxOptions options;
    private final TokenEndpoint token;
    private final Api api;
    private final Controls controls;
    private final Faults faults;
    private final Counters counters;
    private final Transmission transmission;

    FrontDoor(
            SandboxOptions options,
            TokenEndpoint token,
            Api api,
            Controls controls,
            Faults faults,
            Counters counters,
            Transmission transmission) {
        this.options = options;
        this.token = token;
        this.api = api;
        this.controls = controls;
        this.faults = faults;
        this.counters = counters;
        this.transmission = transmission;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        try {
            take(exchange, Request.of(exchange));
        } catch (IOException e) {
            transmission.send(exchange, Answer.empty(400));
        }
    }

    private void take(HttpServerExchange exchange, Request request) {
        if (request.path().startsWith(Request.CONTROLS)) {
            transmission.send(exchange, controls.answer(request));
        } else if (request.method().equals("OPTIONS")) {
            transmission.send(exchange, Cors.preflight(request));
        } else {
            serve(exchange, request);
        }
    }

    private void serve(HttpServerExchange exchange, Request request) {
        boolean forToken = request.path().equals("/connect/token");
        Fault.Target target = forToken ? Fault.Target.TOKEN : Fault.Target.API;
        String kind = forToken ? "token" : api.kind(request);
        counters.begin(asked(kind, request));
        exchange.addExchangeCompleteListener((done, next) -> {
            counters.end(kind);
            next.proceed();
        });
        int releases = transmission.releases();
        Optional<Fault> fault = faults.next(target, request.path());
        Duration lifetime = fault.filter(found -> found.kind() == Fault.Kind.TOKEN_LIFETIME)
                .map(Fault::lifetime)
                .orElse(options.tokenLifetime());
        Answer regular = forToken ? token.answer(request, lifetime) : Cors.opened(api.answer(request));
        if (fault.isPresent()) {
            transmission.send(exchange, fault.get().spoiled(regular), fault.get(), releases);
        } else {
            transmission.send(exchange, regular);
        }
    }

    private static Counters.Asked asked(String kind, Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.exchange().getRequestHeaders().forEach(header -> {
            String name = header.getHeaderName().toString().toLowerCase(Locale.ROOT);
            if (!name.equals("authorization")) {
                headers.put(name, header.getFirst());
            }
        });
        String scheme = request.header("Authorization").toLowerCase(Locale.ROOT).split(" ")[0];
        return new Counters.Asked(
                kind,
                request.method(),
                request.path(),
                request.exchange().getQueryString(),
                scheme.isEmpty() ? "none" : scheme,
                Map.copyOf(headers));
    }
}
