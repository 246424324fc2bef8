// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.walk.store.WalkSection;

/**
 * A bundle whose signature, size and digests were verified.
 *
 * @param fingerprint of the key that signed it, in hexadecimal digits
 * @param sections where the walks of the manifest are, in its order
 */
record VerifiedBundle(BundleManifest manifest, String fingerprint, List<WalkSection> sections) {

    private static final int CHUNK = 1 << 16;

    /**
     * Verifies a file, reading it once from beginning to end.
     *
     * @param keys the keys whose bundles are accepted
     * @param api the base URL of this server's ICD API
     * @param progress told how many bytes were verified, again and again
     * @return the bundle; a {@link BundleRefusal} says what is wrong with it
     */
    static VerifiedBundle of(Path file, BundleKeys keys, URI api, LongConsumer progress)
            throws IOException, BundleRefusal {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
            BundleHeader header = BundleHeader.read(in);
            BundleManifest manifest = header.verify(keys);
            long at = header.bytes().length;
            requireFit(manifest, api, at, size);
            List<WalkSection> sections = new ArrayList<>();
            for (BundledWalk walk : manifest.walks()) {
                requireDigest(in, walk, at, progress);
                sections.add(new WalkSection(file, at, at + walk.bytes()));
                at += walk.bytes();
            }
            return new VerifiedBundle(manifest, header.fingerprint(), sections);
        }
    }

    private static void requireFit(BundleManifest manifest, URI api, long begin, long size) throws BundleRefusal {
        if (!manifest.api().equals(api.toString())) {
            throw new BundleRefusal(
                    Reason.OTHER_API,
                    "It has answers of " + manifest.api() + ", but icd.api.url of this server is " + api);
        }
        long bytes = manifest.bytes();
        if (bytes < 0 || bytes > size - begin) {
            throw new BundleRefusal(
                    Reason.TRUNCATED,
                    "It is cut off: it has " + size + " bytes of "
                            + (bytes < 0 ? "an impossible number" : String.valueOf(begin + bytes)) + ". Copy it again");
        }
        if (bytes < size - begin) {
            throw new BundleRefusal(
                    Reason.ALTERED, "It goes on for " + (size - begin - bytes) + " bytes after its end");
        }
    }

    private static void requireDigest(InputStream in, BundledWalk walk, long at, LongConsumer progress)
            throws IOException, BundleRefusal {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        for (long left = walk.bytes(); left > 0; ) {
            int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (count < 0) {
                throw new BundleRefusal(Reason.TRUNCATED, "It became shorter while it was read");
            }
            digest.update(chunk, 0, count);
            left -= count;
            progress.accept(at + walk.bytes() - left);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(walk.sha256())) {
            throw new BundleRefusal(
                    Reason.ALTERED,
                    "The answers of " + walk.name() + " in it have been altered, or damaged on the way");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** {@return the same bundle under another name} */
    VerifiedBundle movedTo(Path file) {
        return new VerifiedBundle(
                manifest,
                fingerprint,
                sections.stream()
                        .map(section -> new WalkSection(file, section.from(), section.to()))
                        .toList());
    }
}
