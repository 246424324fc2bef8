// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A small OpenID provider (OpenID Connect Core 1.0 section 3.1, code flow) that signs everybody in as one person. */
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "icd-desk";
    public static final String SECRET = "secret-of-the-client";

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String person = "";
    private volatile String role = "";

    private OpenIdProvider(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    public static OpenIdProvider start() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        OpenIdProvider provider = new OpenIdProvider(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                generator.generateKeyPair());
        provider.server.createContext("/.well-known/openid-configuration", e -> reply(e, provider.metadata()));
        provider.server.createContext("/keys", e -> reply(e, provider.publicKeys()));
        provider.server.createContext("/authorize", provider::authorize);
        provider.server.createContext("/token", provider::token);
        provider.server.start();
        return provider;
    }

    /** Decides who signs in next, with which role. */
    public void signsIn(String name, String withRole) {
        person = name;
        role = withRole;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonObject metadata() {
        return Json.createObjectBuilder()
                .add("issuer", url())
                .add("authorization_endpoint", url() + "/authorize")
                .add("token_endpoint", url() + "/token")
                .add("jwks_uri", url() + "/keys")
                .add("end_session_endpoint", url() + "/logout")
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256"))
                .build();
    }

    private JsonObject publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("kid", "one")
                                        .add("n", number(key.getModulus()))
                                        .add("e", number(key.getPublicExponent()))))
                .build();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, asked.getOrDefault("nonce", ""));
        String back = asked.get("redirect_uri");
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        back + (back.contains("?") ? "&" : "?") + "code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String nonce = nonces.remove(asked.getOrDefault("code", ""));
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (nonce == null || !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        JsonObjectBuilder identity = claims("ID").add("aud", CLIENT);
        if (!nonce.isEmpty()) {
            identity.add("nonce", nonce);
        }
        JsonObjectBuilder access = claims("Bearer")
                .add("aud", CLIENT)
                .add(
                        "realm_access",
                        Json.createObjectBuilder()
                                .add("roles", Json.createArrayBuilder().add(role)));
        reply(
                exchange,
                Json.createObjectBuilder()
                        .add("access_token", signed(access))
                        .add("id_token", signed(identity))
                        .add("token_type", "Bearer")
                        .add("expires_in", 300)
                        .build());
    }

    private JsonObjectBuilder claims(String kind) {
        long now = Instant.now().getEpochSecond();
        return Json.createObjectBuilder()
                .add("jti", UUID.randomUUID().toString())
                .add("iss", url())
                .add("sub", "person-" + person)
                .add("azp", CLIENT)
                .add("typ", kind)
                .add("iat", now)
                .add("exp", now + 300)
                .add("preferred_username", person);
    }

    private String signed(JsonObjectBuilder claims) {
        try {
            String head =
                    base64("{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
            String body = head + "." + base64(claims.build().toString().getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void reply(HttpExchange exchange, JsonObject document) throws IOException {
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
