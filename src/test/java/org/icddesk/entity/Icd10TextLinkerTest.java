// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.Icd10Reference;
import org.icddesk.sandbox.catalogue.Icd10;
import org.icddesk.sandbox.catalogue.Shared;
import org.icddesk.sandbox.http.Jsons;
import org.junit.jupiter.api.Test;

class Icd10TextLinkerTest {

    private static final BrowseContext PLACE = new BrowseContext(
            Classification.ICD10, Optional.of(new Release("2016")), Language.ENGLISH, true, List.of());
    private static final Set<String> BLOCKS = Set.of("I60-I69", "A00-A09");

    private final List<IcdUri> asked = new ArrayList<>();
    private final Icd10TextLinker linker = new Icd10TextLinker(new EntityTitles(null, null, null) {
        @Override
        public void preload(BrowseContext context, Collection<? extends IcdUri> uris) {
            asked.addAll(uris);
        }

        @Override
        public boolean knows(IcdUri uri) {
            return asked.contains(uri) && BLOCKS.contains(uri.path().replaceAll(".*/", ""));
        }
    });

    private LinkedText link(String text) {
        return linker.link(List.of(new LocalizedText(text, null, null, false)), PLACE)
                .get(0);
    }

    private static String written(LinkedText text) {
        return text.parts().stream()
                .map(part -> part.address() == null ? part.text() : "[" + part.text() + "](" + part.address() + ")")
                .collect(Collectors.joining());
    }

    @Test
    void aCodeLeadsToItsEntityInTheSameReleaseAndLanguage() {
        assertThat(written(link("carrier of infectious disease (Z22.-)")))
                .isEqualTo("carrier of infectious disease ([Z22.-](/icd/release/10/2016/Z22?lang=en))");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRangeLeadsToItsBlockOrElseToItsEnds() {
        assertThat(written(link("(I60–I69, P00-P96)")))
                .isEqualTo("([I60–I69](/icd/release/10/2016/I60-I69?lang=en), "
                        + "[P00](/icd/release/10/2016/P00?lang=en)-[P96](/icd/release/10/2016/P96?lang=en))");
    }

    @Test
    void aRangeOutsideOfBracketsIsOneOnlyIfItIsABlock() {
        assertThat(written(link("A00-A09 but not T11-T12")))
                .isEqualTo("[A00-A09](/icd/release/10/2016/A00-A09?lang=en) but not T11-T12");
    }

    @Test
    void A30_markupStaysText() {
        String text = "<a href=\"javascript:alert(1)\">(A00)</a> </span><script>(B00.1)</script> \uD83D\uDE00 (C50)";
        LinkedText linked = link(text);

        assertThat(linked.parts().stream().map(LinkedText.Part::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(linked.parts().stream()
                        .map(LinkedText.Part::address)
                        .filter(address -> address != null)
                        .map(Object::toString))
                .containsExactly(
                        "/icd/release/10/2016/A00?lang=en",
                        "/icd/release/10/2016/B00.1?lang=en",
                        "/icd/release/10/2016/C50?lang=en");
    }

    @Test
    void manyRangesAskForFewBlocks() {
        String text =
                IntStream.range(10, 99).mapToObj(i -> "(A" + i + "-B" + i + ")").collect(Collectors.joining(" "));

        assertThat(link(text).linked()).isTrue();
        assertThat(asked).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void everyCodeOfTheTableIsReadInBrackets() {
        walk(Icd10.load(Shared.find("tables").filter(Files::isDirectory)).chapters(), entity -> assertThat(
                        read("not here (" + entity.code + ")"))
                .as(entity.code)
                .isEqualTo(entity.classKind.equals("chapter") ? "" : entity.code));
    }

    private static void walk(List<Icd10.Entity> entities, Consumer<Icd10.Entity> each) {
        entities.forEach(entity -> {
            each.accept(entity);
            walk(entity.children, each);
        });
    }

    private static String read(String text) {
        return Icd10Reference.in(text).stream()
                .map(reference -> reference
                        .block()
                        .orElseGet(() -> reference.ends().get(0))
                        .code()
                        .code())
                .collect(Collectors.joining(" "));
    }

    @Test
    void noTextOfARecordedAnswerIsChanged() throws IOException {
        Optional<Path> recorded = Shared.find("recorded/icd10");
        for (Path file : recorded.map(Icd10TextLinkerTest::files).orElse(List.of())) {
            List<String> texts = new ArrayList<>();
            try (InputStream in = Files.newInputStream(file)) {
                strings(Jsons.read(in), texts);
            }
            assertThat(texts).as(file.toString()).isNotEmpty().allSatisfy(text -> assertThat(link(text).parts().stream()
                            .map(LinkedText.Part::text)
                            .collect(Collectors.joining()))
                    .isEqualTo(text));
        }
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void strings(JsonValue value, List<String> texts) {
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().forEach(part -> strings(part, texts));
            case ARRAY -> value.asJsonArray().forEach(part -> strings(part, texts));
            case STRING -> texts.add(((JsonString) value).getString());
            default -> {}
        }
    }
}
