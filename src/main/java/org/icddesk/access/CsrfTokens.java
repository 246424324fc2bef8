// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * CSRF tokens: a keyed digest of user, action and time, so that nothing has to be stored. The key lives as long as the
 * application.
 */
public final class CsrfTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String DIGEST = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Generates the key.
     *
     * @param random source of the key
     * @param clock determines when a proof has expired
     */
    public CsrfTokens(SecureRandom random, Clock clock) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, DIGEST);
        this.clock = clock;
    }

    /** {@return a proof for a form, valid for ten minutes} */
    public String issue(String person, String action) {
        long end = clock.instant().plus(LIFETIME).getEpochSecond();
        return end + "." + digest(person, action, end);
    }

    /** {@return whether a proof was issued to this person for this action, within the last ten minutes} */
    public boolean isValid(String proof, String person, String action) {
        if (proof == null || !proof.matches("\\d{1,12}\\.[A-Za-z0-9_-]{43}")) {
            return false;
        }
        int dot = proof.indexOf('.');
        long end = Long.parseLong(proof.substring(0, dot));
        return Instant.ofEpochSecond(end).isAfter(clock.instant())
                && MessageDigest.isEqual(
                        proof.substring(dot + 1).getBytes(StandardCharsets.US_ASCII),
                        digest(person, action, end).getBytes(StandardCharsets.US_ASCII));
    }

    private String digest(String person, String action, long end) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            mac.update((end + "\n" + action.length() + "\n" + action).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
