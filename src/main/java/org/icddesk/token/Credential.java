// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.icddesk.text.PercentEncoding;
import org.icddesk.text.Sha256;

/** The client id and secret; {@code toString} shows neither. */
public final class Credential {

    private static final byte[] SALT = new SecureRandom().generateSeed(16);

    private final String id;
    private final String secret;

    /**
     * Pairs id and secret.
     *
     * @param id client identifier, RFC 6749 section 2.2
     */
    public Credential(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** {@return the client identifier} */
    String id() {
        return id;
    }

    /** {@return the client secret} */
    String secret() {
        return secret;
    }

    /** {@return whether a text reveals the secret, plain or in one of its transmitted encodings} */
    boolean isToldBy(String text) {
        String encoded = PercentEncoding.encodeForm(secret);
        return Stream.of(
                        secret,
                        encoded,
                        base64(id + ":" + secret),
                        base64(PercentEncoding.encodeForm(id) + ":" + encoded))
                .anyMatch(text::contains);
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a salted digest, to distinguish credentials without storing them} */
    String fingerprint() {
        return Arrays.toString(Sha256.digest(SALT, (id + '\0' + secret).getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return a text without either} */
    @Override
    public String toString() {
        return "Credential[hidden]";
    }
}
