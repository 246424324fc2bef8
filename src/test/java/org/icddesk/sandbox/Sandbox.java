// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import org.icddesk.sandbox.api.Api;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.sandbox.fault.Faults;
import org.icddesk.sandbox.fault.Transmission;
import org.icddesk.sandbox.token.TokenEndpoint;
import org.icddesk.sandbox.token.Tokens;

/**
 * A simulator of WHO's token endpoint and ICD API on 127.0.0.1, for tests and demonstrations.
 *
 * <p>It answers from a small catalogue of its own or from full tables, counts what it is asked, and can be told to
 * misbehave. It is no copy of WHO's service: what is not documented or recorded is the sandbox's own reading.
 */
public final class Sandbox implements AutoCloseable {

    private final SandboxOptions options;
    private final Tokens tokens = new Tokens();
    private final Faults faults = new Faults();
    private final Counters counters = new Counters();
    private final Transmission transmission = new Transmission();
    private final Controls controls = new Controls(faults, counters, tokens, transmission);
    private final Undertow server;
    private final long entities;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        Api api = new Api(options.data(), options.requireToken(), tokens);
        entities = api.entities();
        FrontDoor door = new FrontDoor(
                options,
                new TokenEndpoint(options.clientId(), options.clientSecret(), tokens),
                api,
                controls,
                faults,
                counters,
                transmission);
        server = Undertow.builder()
                .addHttpListener(options.port(), "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setHandler(door)
                .build();
    }

    /** Loads the catalogue and opens the port. */
    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        sandbox.server.start();
        return sandbox;
    }

    /** A sandbox with {@link SandboxOptions#defaults()}. */
    public static Sandbox start() {
        return start(SandboxOptions.defaults());
    }

    public SandboxOptions options() {
        return options;
    }

    /** {@return how many entities of ICD-11 it has, of all linearizations and releases} */
    public long entities() {
        return entities;
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** What takes the place of {@code https://id.who.int}: no slash at the end. */
    public String apiUrl() {
        return "http://localhost:" + port();
    }

    public String tokenUrl() {
        return apiUrl() + "/connect/token";
    }

    public Counters counters() {
        return counters;
    }

    /** Adds a fault; those told earlier apply first. */
    public void misbehave(Fault fault) {
        faults.add(fault);
    }

    /** Ends all faults; connections that they hold up are closed. */
    public void behave() {
        controls.behave();
    }

    /** Makes every token issued so far invalid: the API answers 401 to them. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    @Override
    public void close() {
        faults.clear();
        transmission.close();
        server.stop();
    }
}
