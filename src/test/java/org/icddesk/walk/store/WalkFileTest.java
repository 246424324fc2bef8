// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkFileTest {

    private static final Release RELEASE = new Release("2019");
    private static final WalkKey KEY = new WalkKey(Icd10Uri.root(RELEASE), Language.ENGLISH);
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.123Z");
    private static final List<String> CODES = List.of("A00", "A00.0", "A01", "B20");

    @TempDir
    private Path folder;

    private Path path;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("test.walk");
        try (WalkFile file = file()) {
            for (String code : CODES) {
                file.append(answer(code));
            }
        }
        whole = Files.readAllBytes(path);
    }

    private WalkFile file() {
        return new WalkFile(path, KEY, NOW);
    }

    private static WalkRecord answer(String code) {
        Optional<byte[]> body = code.equals("A01")
                ? Optional.empty()
                : Optional.of(("{\"code\": \"" + code + "\"}").getBytes(StandardCharsets.UTF_8));
        return new WalkRecord(Icd10Uri.of(RELEASE, new Icd10Code(code)), NOW, body);
    }

    private List<String> codes(WalkFile file) throws IOException {
        List<String> codes = new ArrayList<>();
        file.readNew((answer, place) -> codes.add(answer.uri().path().replaceAll(".*/", "")));
        return codes;
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        List<WalkRecord> read = new ArrayList<>();
        file().readNew((answer, place) -> read.add(answer));

        assertThat(read)
                .extracting(WalkRecord::toString)
                .containsExactlyElementsOf(
                        CODES.stream().map(code -> answer(code).toString()).toList());
        assertThat(read.get(0).body().orElseThrow())
                .isEqualTo(answer("A00").body().orElseThrow());
        assertThat(read.get(2).body()).isEmpty();
    }

    @Test
    void whatIsAppendedIsReadWithoutWhatWasReadBefore() throws IOException {
        WalkFile reader = file();
        codes(reader);
        try (WalkFile writer = file()) {
            writer.append(answer("C00"));
        }

        assertThat(codes(reader)).containsExactly("C00");
        assertThat(codes(reader)).isEmpty();
    }

    @Test
    void cutOffAnywhereItHasWhatWasWholeAndGoesOnFromThere() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            List<String> kept = codes(file());

            assertThat(kept).as("cut off at " + length).isEqualTo(CODES.subList(0, kept.size()));
            try (WalkFile file = file()) {
                file.append(answer("C00"));
            }
            WalkFile again = file();
            assertThat(codes(again))
                    .containsExactlyElementsOf(
                            Stream.concat(kept.stream(), Stream.of("C00")).toList());
            assertThat(again.damaged()).isZero();
        }
    }

    @Test
    void oneBitChangedAnywhereCostsOneAnswerAtMost() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(path, damaged);

            List<String> read = codes(file());

            assertThat(read).as("damaged at " + at).hasSize(CODES.size() - 1).isSubsetOf(CODES);
            assertThat(Files.size(path)).isEqualTo(whole.length);
        }
    }

    @Test
    void aDamagedPlaceIsCounted() throws IOException {
        byte[] damaged = whole.clone();
        damaged[WalkRecord.HEADER_BYTES + 3] ^= 1;
        Files.write(path, damaged);
        WalkFile file = file();
        codes(file);

        assertThat(file.damaged()).isEqualTo(1);
    }

    @Test
    void rubbishIsAnEmptyFile() throws IOException {
        byte[] rubbish = new byte[200_000];
        Arrays.fill(rubbish, (byte) 'I');
        Files.write(path, rubbish);

        assertThat(codes(file())).isEmpty();
        try (WalkFile file = file()) {
            file.append(answer("A00"));
        }
        assertThat(codes(file())).containsExactly("A00");
    }

    @Test
    void anAnswerBehindMuchRubbishIsFound() throws IOException {
        byte[] rubbish = new byte[(1 << 16) * 2 - 2];
        byte[] all = new byte[rubbish.length + whole.length];
        System.arraycopy(whole, 0, all, rubbish.length, whole.length);
        Files.write(path, all);

        assertThat(codes(file())).containsExactlyElementsOf(CODES);
    }

    @Test
    void namesOfWalksAreReadAsTheyAreWritten() {
        assertThat(KEY.name()).isEqualTo("icd10-2019-en");
        for (String name : List.of("icd10-2019-en", "icd10-2008-fr", "mms-2024-01-pt-BR", "mms-2018-en")) {
            assertThat(WalkKey.of(name).orElseThrow().name()).isEqualTo(name);
        }
        assertThat(WalkKey.of("icd9-2019-en")).isEmpty();
        assertThat(WalkKey.of("icd10-19-en")).isEmpty();
        assertThat(WalkKey.of("")).isEmpty();
    }
}
