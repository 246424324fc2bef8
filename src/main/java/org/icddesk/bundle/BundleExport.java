// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.walk.KeptWalk;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkSnapshot;

/** A bundle that is being made of what is kept at one moment. */
public final class BundleExport implements AutoCloseable {

    private static final String ICD11 = "ICD-11 © World Health Organization, CC BY-ND 3.0 IGO;"
            + " to be shown unmodified and without endorsement by WHO. https://icd.who.int/en/docs/ICD11-license.pdf";
    private static final String ICD10 =
            "ICD-10 © World Health Organization, all rights reserved; to be shown unmodified"
                    + " and without endorsement by WHO. https://www.who.int/about/policies/publishing/copyright";

    private final List<WalkSnapshot> snapshots;
    private final byte[] header;
    private final long length;
    private final Instant created;
    private final LongConsumer progress;

    private BundleExport(
            List<WalkSnapshot> snapshots, byte[] header, long length, Instant created, LongConsumer progress) {
        this.snapshots = snapshots;
        this.header = header;
        this.length = length;
        this.created = created;
        this.progress = progress;
    }

    /**
     * Takes what is kept, and signs it; reads it twice for that.
     *
     * @param progress told how many bytes were written, again and again
     */
    static BundleExport of(
            List<KeptWalk> walks, URI api, Path privateKey, BundleKeys keys, Instant created, LongConsumer progress)
            throws IOException, BundleRefusal {
        PrivateKey key = BundleKeys.readPrivate(privateKey);
        PublicKey publicKey = keys.of(key)
                .orElseThrow(() -> new BundleRefusal(
                        Reason.SETUP,
                        "icd.bundle.public-key.file lacks the key that belongs to icd.bundle.private-key.file"));
        List<WalkSnapshot> snapshots = new ArrayList<>();
        try {
            List<BundledWalk> parts = new ArrayList<>();
            for (KeptWalk walk : walks) {
                WalkSnapshot snapshot = WalkSnapshot.of(walk.file());
                snapshots.add(snapshot);
                parts.add(describe(walk, snapshot));
            }
            if (parts.isEmpty()) {
                throw new BundleRefusal(
                        Reason.NOTHING, "Nothing is kept yet of what icd.index.icd10 and icd.index.icd11 name");
            }
            BundleManifest manifest = new BundleManifest(api.toString(), created, parts);
            byte[] header = BundleHeader.sign(manifest, key, publicKey).bytes();
            return new BundleExport(snapshots, header, header.length + manifest.bytes(), created, progress);
        } catch (IOException | BundleRefusal | RuntimeException e) {
            closeAll(snapshots);
            throw e;
        }
    }

    private static BundledWalk describe(KeptWalk walk, WalkSnapshot snapshot) throws IOException {
        WalkKey key = walk.file().key();
        MessageDigest digest = VerifiedBundle.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            snapshot.writeTo(out);
        }
        return new BundledWalk(
                key.name(),
                walk.file().begun(),
                walk.chapters(),
                walk.complete(),
                snapshot.answers(),
                snapshot.oldest(),
                snapshot.newest(),
                key.root() instanceof Icd10Uri ? ICD10 : ICD11,
                snapshot.bytes(),
                HexFormat.of().formatHex(digest.digest()));
    }

    /** {@return its size in bytes} */
    public long length() {
        return length;
    }

    /** {@return when it was made} */
    public Instant created() {
        return created;
    }

    /** Writes it. */
    public void writeTo(OutputStream out) throws IOException {
        long[] written = new long[1];
        OutputStream counted = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                this.out.write(bytes, from, count);
                progress.accept(written[0] += count);
            }
        };
        counted.write(header, 0, header.length);
        for (WalkSnapshot snapshot : snapshots) {
            snapshot.writeTo(counted);
        }
    }

    @Override
    public void close() throws IOException {
        closeAll(snapshots);
    }

    private static void closeAll(List<WalkSnapshot> snapshots) throws IOException {
        for (WalkSnapshot snapshot : snapshots) {
            snapshot.close();
        }
    }
}
