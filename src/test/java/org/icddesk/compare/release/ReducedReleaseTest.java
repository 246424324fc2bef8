// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.icddesk.icd.Language;
import org.icddesk.sandbox.catalogue.CatalogueLoader;
import org.icddesk.sandbox.catalogue.Shared;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

/** A release as it is against one made of it, from which it is known what is missing, moved, and named otherwise. */
class ReducedReleaseTest {

    private static final Path SMALL = Path.of("src/test/resources/sandbox/icd11.tsv");

    private record Line(String id, String code, String parent, String title) {}

    private final Random random = new Random(11);
    private final TwoReleases who = new TwoReleases();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> leaves = new HashSet<>();

    /** WHO's table where it is there, else that of the sandbox. */
    private static List<Line> lines() throws IOException {
        Path table = Shared.find("tables/" + CatalogueLoader.MMS_TABLE).orElse(SMALL);
        List<String> all = Files.readAllLines(table);
        List<String> columns = Arrays.asList(all.get(0).split("\t"));
        return all.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Line(
                        cells[columns.indexOf("id")],
                        cells[columns.indexOf("code")],
                        cells[columns.indexOf("parentId")],
                        cells[columns.indexOf("title_en")]))
                .toList();
    }

    private int number(String id) {
        return id.isEmpty() ? 0 : numbers.computeIfAbsent(id, unseen -> numbers.size() + 1);
    }

    /** Puts an entity into the earlier release, changed or not, or leaves it out; {@return what is to be told of it}. */
    private Set<ChangeKind> putBefore(Line line, List<String> before) {
        int number = number(line.id());
        int dice = leaves.contains(line.id()) ? random.nextInt(20) : 19;
        if (dice == 0) {
            return Set.of(ChangeKind.NEW);
        }
        boolean moves = dice == 1 && !before.isEmpty();
        int parent = moves ? number(before.get(random.nextInt(before.size()))) : number(line.parent());
        who.under(TwoReleases.FROM, parent, number);
        before.add(line.id());
        if (moves) {
            return parent == number(line.parent()) ? Set.of() : Set.of(ChangeKind.MOVED);
        }
        if (dice == 2) {
            who.change(TwoReleases.FROM, number, paper -> paper.title("Formerly " + line.title()));
            return Set.of(ChangeKind.RETITLED);
        }
        if (dice == 3) {
            who.change(TwoReleases.FROM, number, paper -> paper.code("F" + number));
            return Set.of(ChangeKind.RECODED);
        }
        return Set.of();
    }

    @Test
    void exactlyWhatDiffersIsTold() throws IOException {
        List<Line> lines = lines();
        Set<String> parents = new HashSet<>();
        lines.forEach(line -> parents.add(line.parent()));
        lines.stream().map(Line::id).filter(id -> !parents.contains(id)).forEach(leaves::add);
        Map<String, Set<ChangeKind>> expected = new HashMap<>();
        List<String> before = new ArrayList<>();
        for (Line line : lines) {
            who.under(TwoReleases.TO, number(line.parent()), number(line.id()));
            who.change(TwoReleases.TO, number(line.id()), paper -> paper.title(line.title()));
            Set<ChangeKind> kinds = putBefore(line, before);
            who.change(
                    TwoReleases.FROM,
                    number(line.id()),
                    paper -> kinds.contains(ChangeKind.RETITLED) ? paper : paper.title(line.title()));
            if (!kinds.isEmpty()) {
                expected.put(TwoReleases.uri(number(line.id())).path(), kinds);
            }
        }
        who.under(TwoReleases.FROM, number(lines.get(0).id()), numbers.size() + 1);
        expected.put(TwoReleases.uri(numbers.size() + 1).path(), Set.of(ChangeKind.GONE));

        Changes changes = new ComparisonLoader(who, new VirtualTime())
                .advance(TwoReleases.pair(0), Language.ENGLISH)
                .changes();

        Map<String, Set<ChangeKind>> told = new HashMap<>();
        changes.changed().forEach(each -> told.put(each.uri().path(), each.kinds()));
        assertThat(told).isEqualTo(expected);
        assertThat(changes.after()).isEqualTo(lines.size());
        assertThat(changes.before()).isEqualTo(before.size() + 1);
        assertThat(told.size()).isGreaterThan(lines.size() / 20);
    }
}
