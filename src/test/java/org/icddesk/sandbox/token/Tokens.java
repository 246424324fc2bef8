// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bearer tokens that are alive: several at once, each until it expires or all are revoked. */
public final class Tokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();

    /** A new token, in the form of a JWT whose {@code exp} tells the lifetime. */
    String issue(Duration lifetime) {
        long now = System.currentTimeMillis() / 1000;
        byte[] noise = new byte[32];
        random.nextBytes(noise);
        String claims = "{\"nbf\":" + now + ",\"exp\":" + (now + lifetime.toSeconds())
                + ",\"iss\":\"https://icdaccessmanagement.who.int\",\"scope\":[\"icdapi_access\"],\"jti\":\""
                + BASE64.encodeToString(noise) + "\"}";
        random.nextBytes(noise);
        String token = encode("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}") + "." + encode(claims) + "."
                + BASE64.encodeToString(noise);
        long nanos = System.nanoTime();
        deadlines.values().removeIf(deadline -> deadline - nanos < 0);
        deadlines.put(token, nanos + lifetime.toNanos());
        return token;
    }

    public boolean accepts(String token) {
        Long deadline = deadlines.get(token);
        return deadline != null && deadline - System.nanoTime() > 0;
    }

    public void revokeAll() {
        deadlines.clear();
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
