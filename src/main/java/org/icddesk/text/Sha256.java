// SPDX-License-Identifier: Apache-2.0
package org.icddesk.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by SHA-256, FIPS 180-4, which every Java platform has. */
public final class Sha256 {

    private Sha256() {}

    /** {@return the digest of bytes that follow each other} */
    public static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
