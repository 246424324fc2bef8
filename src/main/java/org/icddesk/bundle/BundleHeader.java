// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.icddesk.bundle.BundleRefusal.Reason;

/**
 * The beginning of a bundle: its kind and version, the fingerprint of the key, the size of the manifest, the manifest, and
 * the signature of all that. The answers of the walks follow, as the manifest says.
 */
final class BundleHeader {

    private static final String KIND = "ICDDESK-BUNDLE ";
    private static final byte[] MAGIC = (KIND + "1\n").getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_MANIFEST = 1 << 20;

    private final byte[] fingerprint;
    private final byte[] manifest;
    private final byte[] signature;

    private BundleHeader(byte[] fingerprint, byte[] manifest, byte[] signature) {
        this.fingerprint = fingerprint;
        this.manifest = manifest;
        this.signature = signature;
    }

    /** Signs a manifest. */
    static BundleHeader sign(BundleManifest manifest, PrivateKey key, PublicKey itsPublicKey) {
        byte[] fingerprint = BundleKeys.fingerprint(itsPublicKey);
        byte[] json = manifest.json();
        return new BundleHeader(fingerprint, json, BundleKeys.sign(key, signed(fingerprint, json)));
    }

    private static byte[] signed(byte[] fingerprint, byte[] manifest) {
        return ByteBuffer.allocate(MAGIC.length + fingerprint.length + Integer.BYTES + manifest.length)
                .put(MAGIC)
                .put(fingerprint)
                .putInt(manifest.length)
                .put(manifest)
                .array();
    }

    /** {@return its bytes in the file} */
    byte[] bytes() {
        byte[] signed = signed(fingerprint, manifest);
        byte[] all = Arrays.copyOf(signed, signed.length + signature.length);
        System.arraycopy(signature, 0, all, signed.length, signature.length);
        return all;
    }

    /** {@return the key's fingerprint, in hexadecimal digits} */
    String fingerprint() {
        return HexFormat.of().formatHex(fingerprint);
    }

    /** Reads the beginning of a file, of which nothing is verified yet. */
    static BundleHeader read(DataInputStream in) throws IOException, BundleRefusal {
        requireKind(in.readNBytes(MAGIC.length));
        try {
            byte[] fingerprint = new byte[BundleKeys.FINGERPRINT_BYTES];
            in.readFully(fingerprint);
            int size = in.readInt();
            if (size <= 0 || size > MAX_MANIFEST) {
                throw new BundleRefusal(Reason.ALTERED, "Its beginning has been altered");
            }
            byte[] manifest = new byte[size];
            in.readFully(manifest);
            byte[] signature = new byte[BundleKeys.SIGNATURE_BYTES];
            in.readFully(signature);
            return new BundleHeader(fingerprint, manifest, signature);
        } catch (EOFException e) {
            throw new BundleRefusal(Reason.TRUNCATED, "It is cut off in its first part: copy it again");
        }
    }

    private static void requireKind(byte[] beginning) throws BundleRefusal {
        if (Arrays.equals(beginning, MAGIC)) {
            return;
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        if (beginning.length == 0) {
            throw new BundleRefusal(Reason.TRUNCATED, "It is empty");
        }
        if (new String(MAGIC, StandardCharsets.ISO_8859_1).startsWith(text)) {
            throw new BundleRefusal(Reason.TRUNCATED, "It is cut off in its first line: copy it again");
        }
        if (text.startsWith(KIND)) {
            throw new BundleRefusal(
                    Reason.NO_BUNDLE,
                    "It has a format that this version of ICD Desk does not know: upgrade this server");
        }
        boolean packed = text.startsWith("PK") || text.startsWith("\u001f\u008b") || text.startsWith("\u00fd7zXZ");
        throw new BundleRefusal(
                Reason.NO_BUNDLE,
                packed
                        ? "It is a packed file, such as ZIP or gzip, and no bundle: bundles are not unpacked here, unpack it first"
                        : "It is not a bundle that ICD Desk has made");
    }

    /** Verifies the signature; {@return what is signed} */
    BundleManifest verify(BundleKeys keys) throws BundleRefusal {
        PublicKey key = keys.find(fingerprint)
                .orElseThrow(() -> new BundleRefusal(
                        Reason.OTHER_KEY,
                        "The key that signed it, " + fingerprint()
                                + ", is not in icd.bundle.public-key.file, which has "
                                + String.join(" and ", keys.fingerprints())));
        if (!BundleKeys.isSigned(key, signature, signed(fingerprint, manifest))) {
            throw new BundleRefusal(
                    Reason.ALTERED, "Its signature does not match: what it says of itself has been altered");
        }
        return BundleManifest.of(manifest);
    }
}
