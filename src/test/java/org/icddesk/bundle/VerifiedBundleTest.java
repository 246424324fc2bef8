// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.icddesk.bundle.BundleBench.API;
import static org.icddesk.bundle.BundleBench.ASKED;
import static org.icddesk.bundle.BundleBench.MADE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.text.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and in which words. */
class VerifiedBundleTest {

    @TempDir
    private Path folder;

    private BundleBench bench;
    private byte[] whole;

    @BeforeEach
    void export() throws IOException, BundleRefusal {
        bench = new BundleBench(folder);
        whole = bench.bundle(MADE, "Typhoid");
    }

    private VerifiedBundle verify(byte[] bytes) throws IOException, BundleRefusal {
        Path file = folder.resolve("bundle");
        Files.write(file, bytes);
        return VerifiedBundle.of(file, BundleKeys.read(bench.publicKey), API, done -> {});
    }

    private BundleRefusal refusal(byte[] bytes) {
        return catchThrowableOfType(BundleRefusal.class, () -> verify(bytes));
    }

    @Test
    void whatIsWholeIsVerified() throws IOException, BundleRefusal {
        VerifiedBundle bundle = verify(whole);

        assertThat(bundle.manifest().api()).isEqualTo(API.toString());
        assertThat(bundle.sections()).hasSize(1);
        assertThat(bundle.sections().get(0).to()).isEqualTo(whole.length);
        assertThat(bundle.fingerprint())
                .isEqualTo(BundleKeys.read(bench.publicKey).fingerprints().get(0));
    }

    @Test
    void oneBitChangedAnywhereIsRefused() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << at % 8);

            BundleRefusal refusal = refusal(altered);

            assertThat(refusal).as("altered at " + at).isNotNull();
            assertThat(refusal.reason())
                    .as("altered at " + at + ": " + refusal.getMessage())
                    .isIn(Reason.ALTERED, Reason.NO_BUNDLE, Reason.OTHER_KEY, Reason.TRUNCATED);
        }
    }

    @Test
    void cutOffAnywhereItIsRefused() {
        for (int length = 0; length < whole.length; length++) {
            BundleRefusal refusal = refusal(Arrays.copyOf(whole, length));

            assertThat(refusal).as("cut off at " + length).isNotNull();
            assertThat(refusal.reason()).as("cut off at " + length).isEqualTo(Reason.TRUNCATED);
        }
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessage("It is cut off: it has " + (whole.length - 1) + " bytes of " + whole.length
                        + ". Copy it again");
        assertThat(refusal(new byte[0])).hasMessage("It is empty");
    }

    @Test
    void whatFollowsTheEndIsRefused() {
        assertThat(refusal(Arrays.copyOf(whole, whole.length + 7))).hasMessage("It goes on for 7 bytes after its end");
    }

    @Test
    void theBundleOfAnotherKeyIsRefusedAndBothAreTold() throws IOException, BundleRefusal {
        String before = BundleKeys.read(bench.publicKey).fingerprints().get(0);
        BundleBench.writeKeys(bench.privateKey, bench.publicKey);

        BundleRefusal refusal = refusal(whole);

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER_KEY);
        assertThat(refusal)
                .hasMessageContaining(before)
                .hasMessageContaining(
                        BundleKeys.read(bench.publicKey).fingerprints().get(0));
    }

    @Test
    void whileKeysChangeTheFileHasBoth() throws IOException, BundleRefusal {
        String old = Files.readString(bench.publicKey);
        BundleBench.writeKeys(bench.privateKey, bench.publicKey);
        Files.writeString(bench.publicKey, Files.readString(bench.publicKey) + "the one before\n" + old);

        assertThat(verify(whole).manifest().created()).isEqualTo(MADE);
        assertThat(verify(bench.bundle(MADE.plusSeconds(1), "Typhus")).fingerprint())
                .isEqualTo(BundleKeys.read(bench.publicKey).fingerprints().get(0));
    }

    @Test
    void answersOfAnotherApiAreRefused() throws IOException, BundleRefusal {
        BundleRefusal refusal = refusal(bench.bundle(MADE, "Typhus", URI.create("http://localhost:8999")));

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER_API);
        assertThat(refusal)
                .hasMessage(
                        "It has answers of http://localhost:8999, but icd.api.url of this server is https://id.who.int");
    }

    @Test
    void packedFilesAreRefusedUnopenedWhateverTheyClaim() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../../../etc/passwd"));
            out.write(new byte[1 << 20]);
            out.closeEntry();
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(whole);
        }
        for (ByteArrayOutputStream packed : List.of(zip, gzip)) {
            assertThat(refusal(packed.toByteArray()).reason()).isEqualTo(Reason.NO_BUNDLE);
            assertThat(refusal(packed.toByteArray())).hasMessageContaining("unpack it first");
        }
        assertThat(refusal("<html>not found</html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("It is not a bundle that ICD Desk has made");
        assertThat(refusal("ICDDESK-BUNDLE 2\nand more".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("upgrade this server");
    }

    /** Signed by a key that was stolen, or by a program with a fault: what it says is not believed either. */
    @Test
    void whatIsSignedButImpossibleIsRefused() throws IOException, BundleRefusal {
        byte[] answers = "answers".getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(Sha256.digest(answers));
        String good = walk("icd10-2019-en", answers.length, digest);
        assertThat(verify(signed("[" + good + "]", answers)).sections()).hasSize(1);

        assertThat(refusal(signed("[" + good + "," + good + "]", answers)).reason())
                .isEqualTo(Reason.NO_BUNDLE);
        for (String name : List.of("../../etc/passwd", "icd10-2019-en/../x", "", "icd10-9-en")) {
            assertThat(refusal(signed("[" + walk(name, answers.length, digest) + "]", answers))
                            .reason())
                    .as(name)
                    .isEqualTo(Reason.NO_BUNDLE);
        }
        for (long size : new long[] {0, -5}) {
            assertThat(refusal(signed("[" + walk("icd10-2019-en", size, digest) + "]", answers))
                            .reason())
                    .as("size " + size)
                    .isEqualTo(Reason.NO_BUNDLE);
        }
        String endless = walk("icd10-2019-en", Long.MAX_VALUE, digest);
        assertThat(refusal(signed("[" + endless + "]", answers)).reason()).isEqualTo(Reason.TRUNCATED);
        String both = endless + "," + walk("icd10-2016-en", Long.MAX_VALUE, digest);
        assertThat(refusal(signed("[" + both + "]", answers)).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(refusal(signed("[" + walk("icd10-2019-en", 2L << 30, digest) + "]", answers)))
                .hasMessageContaining("It is cut off");
        assertThat(refusal(signed("[]", answers)).reason()).isEqualTo(Reason.NO_BUNDLE);
        assertThat(refusal(signed("{\"no\": \"list\"", answers)).reason()).isEqualTo(Reason.NO_BUNDLE);
    }

    private static String walk(String name, long bytes, String digest) {
        return "{\"name\": \"" + name + "\", \"begun\": \"" + ASKED + "\", \"chapters\": [], \"complete\": true,"
                + " \"answers\": 1, \"oldest\": \"" + ASKED + "\", \"newest\": \"" + ASKED
                + "\", \"licence\": \"WHO\", \"bytes\": " + bytes + ", \"sha256\": \"" + digest + "\"}";
    }

    private byte[] signed(String walks, byte[] answers) throws IOException, BundleRefusal {
        String json = "{\"api\": \"" + API + "\", \"created\": \"" + MADE + "\", \"walks\": " + walks + "}";
        byte[] manifest = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("ICDDESK-BUNDLE 1\n".getBytes(StandardCharsets.US_ASCII));
        out.write(HexFormat.of()
                .parseHex(BundleKeys.read(bench.publicKey).fingerprints().get(0)));
        out.write(new byte[] {0, 0, (byte) (manifest.length >> 8), (byte) manifest.length});
        out.write(manifest);
        out.write(BundleKeys.sign(BundleKeys.readPrivate(bench.privateKey), out.toByteArray()));
        out.write(answers);
        return out.toByteArray();
    }

    @Test
    void filesThatAreNoKeysAreNamed() throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "no key");
        Path rsa = Files.writeString(
                folder.resolve("rsa.pem"), "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw\n-----END PUBLIC KEY-----\n");
        for (Path file : List.of(nothing, rsa)) {
            assertThat(catchThrowableOfType(BundleRefusal.class, () -> BundleKeys.read(file)))
                    .hasMessage(file + " has no public key of the kind Ed25519 in PEM");
        }
        assertThat(catchThrowableOfType(BundleRefusal.class, () -> BundleKeys.readPrivate(bench.publicKey)))
                .hasMessageContaining("has no private key");
        assertThat(catchThrowableOfType(BundleRefusal.class, () -> BundleKeys.read(folder.resolve("none.pem"))))
                .hasMessageContaining("cannot be read: NoSuchFileException");
    }

    @Test
    void thePrivateKeyNeedsItsPublicOne() {
        BundleBench.writeKeys(folder.resolve("other.pem"), bench.publicKey);

        assertThat(catchThrowableOfType(BundleRefusal.class, () -> bench.bundle(MADE, "Typhus")))
                .hasMessageContaining("lacks the key that belongs to");
    }

    @Test
    void withoutAnswersThereIsNothingToExport() {
        assertThat(catchThrowableOfType(BundleRefusal.class, () -> bench.export(List.of(), MADE, API))
                        .reason())
                .isEqualTo(Reason.NOTHING);
    }
}
