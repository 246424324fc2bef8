// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.BundleSettings;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.server.SigningKeys;
import org.icddesk.walk.KeptWalk;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.walk.store.WalkFile;
import org.icddesk.walk.store.WalkKey;
import org.icddesk.walk.store.WalkRecord;
import org.icddesk.walk.store.WalkStore;

/** Two servers in a folder: what one of them has walked, written down in a test, and the other that imports it. */
final class BundleBench {

    static final URI API = URI.create("https://id.who.int");
    static final Release RELEASE = new Release("2019");
    static final IcdUri ROOT = Icd10Uri.root(RELEASE);
    static final Instant MADE = Instant.parse("2026-11-29T12:00:00Z");
    static final Instant ASKED = Instant.parse("2026-11-01T10:00:00Z");

    final Path folder;
    final Path privateKey;
    final Path publicKey;
    final ScriptedGateway desk = new ScriptedGateway();
    final WalkedIndexes indexes = new WalkedIndexes();
    Bundles bundles;

    BundleBench(Path folder) {
        this.folder = folder;
        privateKey = folder.resolve("private.pem");
        publicKey = folder.resolve("public.pem");
        writeKeys(privateKey, publicKey);
        start(Optional.empty());
    }

    /** Writes a new pair of keys. */
    static void writeKeys(Path privateKey, Path publicKey) {
        SigningKeys.write(privateKey, publicKey);
    }

    /** Starts the server that imports, anew or for the first time. */
    void start(Optional<Path> file) {
        start(file, 1);
    }

    /** Starts it with another limit. */
    void start(Optional<Path> file, int megabytes) {
        bundles = new Bundles(
                new BundleSettings(
                        Optional.of(publicKey),
                        Optional.of(privateKey),
                        file,
                        megabytes,
                        Optional.of(folder.resolve("imported"))),
                API,
                desk.gateway,
                null,
                indexes,
                Synonyms.NONE,
                desk.time);
    }

    /** Lets it look for what there is to import. */
    void look() {
        desk.time.pass(Duration.ofSeconds(6));
        bundles.tick();
    }

    /** Uploads a bundle and lets it be imported; {@return what became of it} */
    BundleStatus take(byte[] bundle) throws IOException, BundleRefusal {
        bundles.receive(bundle.length, "uploaded by anna", place -> Files.write(place, bundle));
        bundles.tick();
        return bundles.status();
    }

    /** {@return a bundle of ICD-10: a chapter, a block and two categories, the second with a title of its own} */
    byte[] bundle(Instant made, String title) throws IOException, BundleRefusal {
        return bundle(made, title, API);
    }

    byte[] bundle(Instant made, String title, URI api) throws IOException, BundleRefusal {
        Path walked = folder.resolve("walked-" + title);
        WalkKey key = new WalkKey(ROOT, Language.ENGLISH);
        try (WalkStore store = WalkStore.in(Optional.of(walked), api, 1 << 20, desk.time)) {
            WalkFile file = store.create(key, ASKED).orElseThrow();
            append(store, file, "", "ICD-10", "I");
            append(store, file, "I", "Infections", "A00-A09");
            append(store, file, "A00-A09", "Intestinal infections", "A00", "A01");
            append(store, file, "A00", "Cholera");
            append(store, file, "A01", title);
            return export(List.of(new KeptWalk(file, List.of(), true)), made, api);
        }
    }

    byte[] export(List<KeptWalk> walks, Instant made, URI api) throws IOException, BundleRefusal {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleExport export =
                BundleExport.of(walks, api, privateKey, BundleKeys.read(publicKey), made, done -> {})) {
            export.writeTo(out);
        }
        return out.toByteArray();
    }

    static IcdUri uri(String code) {
        return code.isEmpty() ? ROOT : Icd10Uri.of(RELEASE, new Icd10Code(code));
    }

    private static void append(WalkStore store, WalkFile file, String code, String title, String... below) {
        StringBuilder children = new StringBuilder();
        for (String child : below) {
            children.append(children.isEmpty() ? "" : ", ")
                    .append('"')
                    .append(uri(child).canonical())
                    .append('"');
        }
        String kind = code.contains("-") ? "block" : code.equals("I") ? "chapter" : "category";
        String parent = code.equals("I") ? "" : code.contains("-") ? "I" : "A00-A09";
        String json =
                "{\"@id\": \"" + uri(code).canonical() + "\", \"code\": \"" + code + "\", \"classKind\": \"" + kind
                        + "\", \"title\": {\"@language\": \"en\", \"@value\": \"" + title + "\"}, \"parent\": [\""
                        + uri(parent).canonical() + "\"], \"child\": [" + children + "]}";
        store.append(file, new WalkRecord(uri(code), ASKED, Optional.of(json.getBytes(StandardCharsets.UTF_8))));
    }
}
