// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Writes pairs of Ed25519 keys as OpenSSL does. */
public final class SigningKeys {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private SigningKeys() {}

    /** Writes a new pair into two files. */
    public static void write(Path privateKey, Path publicKey) {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(privateKey, pem("PRIVATE", keys.getPrivate().getEncoded()));
            Files.writeString(publicKey, pem("PUBLIC", keys.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + " KEY-----\n" + LINES.encodeToString(der) + "\n-----END " + kind + " KEY-----\n";
    }
}
