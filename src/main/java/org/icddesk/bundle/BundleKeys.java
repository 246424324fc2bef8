// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.text.Sha256;

/** Reads Ed25519 keys in PEM files as OpenSSL writes them, RFC 8410 and RFC 7468; signs and verifies with them. */
final class BundleKeys {

    /** The size of a signature, in bytes. */
    static final int SIGNATURE_BYTES = 64;

    /** The size of a fingerprint, in bytes. */
    static final int FINGERPRINT_BYTES = 32;

    private static final String ALGORITHM = "Ed25519";
    private static final long MAX_BYTES = 1 << 16;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PUBLIC|PRIVATE) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final List<PublicKey> keys;

    private BundleKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads the public keys in a file, at least one. */
    static BundleKeys read(Path file) throws BundleRefusal {
        List<PublicKey> keys = new ArrayList<>();
        for (byte[] der : blocks(file, "PUBLIC")) {
            try {
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
            } catch (GeneralSecurityException e) {
                throw noKey(file, "public");
            }
        }
        return new BundleKeys(keys);
    }

    /** Reads the private key in a file. */
    static PrivateKey readPrivate(Path file) throws BundleRefusal {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(blocks(file, "PRIVATE").get(0)));
        } catch (GeneralSecurityException e) {
            throw noKey(file, "private");
        }
    }

    private static List<byte[]> blocks(Path file, String kind) throws BundleRefusal {
        String text;
        try {
            text = Files.size(file) > MAX_BYTES ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BundleRefusal(
                    Reason.SETUP,
                    "The key " + file + " cannot be read: " + e.getClass().getSimpleName());
        }
        List<byte[]> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(kind)) {
                blocks.add(Base64.getMimeDecoder().decode(found.group(2)));
            }
        }
        if (blocks.isEmpty()) {
            throw noKey(file, kind.toLowerCase(Locale.ROOT));
        }
        return blocks;
    }

    private static BundleRefusal noKey(Path file, String kind) {
        return new BundleRefusal(Reason.SETUP, file + " has no " + kind + " key of the kind Ed25519 in PEM");
    }

    /** {@return the fingerprint of a key: the SHA-256 digest of its SubjectPublicKeyInfo} */
    static byte[] fingerprint(PublicKey key) {
        return Sha256.digest(key.getEncoded());
    }

    /** {@return the fingerprints, in hexadecimal digits} */
    List<String> fingerprints() {
        return keys.stream()
                .map(key -> HexFormat.of().formatHex(fingerprint(key)))
                .toList();
    }

    /** {@return the key with a fingerprint} */
    Optional<PublicKey> find(byte[] fingerprint) {
        return keys.stream()
                .filter(key -> Arrays.equals(fingerprint(key), fingerprint))
                .findFirst();
    }

    /** {@return the public key that a private key belongs to} */
    Optional<PublicKey> of(PrivateKey key) {
        byte[] probe = new byte[1];
        byte[] signature = sign(key, probe);
        return keys.stream().filter(each -> isSigned(each, signature, probe)).findFirst();
    }

    /** {@return the signature of bytes} */
    static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign", e);
        }
    }

    /** {@return whether a signature is that of bytes by the owner of a key} */
    static boolean isSigned(PublicKey key, byte[] signature, byte[] bytes) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }
}
