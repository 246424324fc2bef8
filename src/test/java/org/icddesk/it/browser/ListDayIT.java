// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** One whole day's work: 200 mixed lines from a file to a download, by keyboard, with all that can come between. */
class ListDayIT extends ListBrowserTest {

    private static final List<String> WORDS = List.of(
            "cholera", "Cholera", "typhoid fever", "tuberculosis", "pneumonia", "asthma", "migraine", "measles");
    private static final List<String> CODES = List.of(
            "1A00",
            "1A07",
            "ca23",
            "1A00&XN62R",
            "1A99",
            "http://id.who.int/icd/release/11/2024-01/mms/257068234",
            "http://id.who.int/icd/entity/257068234");

    private static String text(int line) {
        return switch (line % 4) {
            case 0 -> WORDS.get(line / 4 % WORDS.size());
            case 1 -> CODES.get(line / 4 % CODES.size());
            case 2 -> WORDS.get(line / 4 % WORDS.size()).toUpperCase(Locale.ROOT);
            default -> "see letter no. " + line / 8;
        };
    }

    private static List<String> lines() {
        return IntStream.range(0, 200)
                .mapToObj(line -> line + "," + text(line) + "," + (line % 9 + 1))
                .toList();
    }

    private static int distinct() {
        return (int) IntStream.range(0, 200)
                .mapToObj(line -> text(line).toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    private Path file() throws IOException {
        Path file = Files.createDirectories(files.resolve("source")).resolve("diagnoses.csv");
        Files.write(
                file,
                Stream.concat(Stream.of("id,diagnosis,count"), lines().stream()).toList());
        return file;
    }

    @Test
    void twoHundredLinesFromFileToDownloadByKeyboardThroughAnOutageAReloadAndASecondTab() throws IOException {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(503));
        openList("/list?lang=en");
        find("#list-file").sendKeys(file().toString());
        until("the columns to choose from", () -> find("#list-preview").isDisplayed());
        assertThat(find("#list-column option:checked").getText()).isEqualTo("diagnosis");
        assertThat(find("#list-frequency option:checked").getText()).isEqualTo("count");
        tabTo("#list-start");
        press(Keys.ENTER);
        until("rows", () -> !rows().isEmpty());
        assertThat(find("#list-grid").getAttribute("aria-rowcount"))
                .as("identical texts stand in one row")
                .isEqualTo(String.valueOf(distinct() + 1));

        until("an outage is told", () -> List.of("failing", "refused").contains(phase()));
        press("f");
        until("flagged", () -> count("flagged") == 1);
        browser.navigate().refresh();
        until("the decision is there after a reload", () -> count("flagged") == 1);
        assertThat(count("all")).isEqualTo(distinct());
        recover();
        until("the list waits for its next try", () -> List.of("failing", "refused")
                .contains(phase()));
        tabTo("#list-pause");
        press(Keys.ENTER);
        untilAllAreAsked();
        assertThat(count("approved")).as("approved by itself").isZero();

        theSecondTabIsTold();

        List<Integer> keys = decideAll();
        assertThat(keys.get(keys.size() / 2)).as("median keys a row").isLessThanOrEqualTo(2);
        assertThat(count("open")).isZero();
        assertThat(phase()).isEqualTo("finished");
        assertThat(find("#list-phase").getText()).startsWith("Finished");

        press("u");
        until("taken back", () -> count("open") == 1);
        press("U");
        until("done again", () -> count("open") == 0);

        tabTo("#list-download > summary");
        press(Keys.ENTER);
        tabTo("#list-download li:nth-child(2) button");
        press(Keys.ENTER);
        Path out = downloaded("diagnoses.csv");
        theFileHasAllThatWasThere(out);
        theFileComesBackDecided(out);
    }

    private void theSecondTabIsTold() {
        String address = browser.getCurrentUrl();
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(address);
        until("told", () -> find("#list-taken").isDisplayed());
        press("a");
        assertThat(count("approved")).as("changed in the second tab").isZero();
        find("#list-take").click();
        until("taken over", () -> !find("#list-taken").isDisplayed());
        browser.close();
        browser.switchTo().window(first);
        until("told that another tab has it", () -> find("#list-taken").isDisplayed());
        find("#list-take").click();
        until("back", () -> !find("#list-taken").isDisplayed());
        untilAllAreAsked();
    }

    /** Decides on every row, and answers with how many keys each took. */
    private List<Integer> decideAll() {
        List<Integer> keys = new ArrayList<>();
        // The flagged one is open to nobody's eyes but its own.
        while (count("open") > 0) {
            press("n");
            String before = state();
            press(before.equals("proposed") ? "a" : "i");
            until("decided", () -> List.of("approved", "ignored").contains(state()));
            keys.add(2);
            assertThat(keys).hasSizeLessThanOrEqualTo(distinct());
        }
        Collections.sort(keys);
        return keys;
    }

    private void theFileHasAllThatWasThere(Path out) throws IOException {
        List<String> written = Files.readAllLines(out);
        assertThat(written).hasSize(201);
        assertThat(written.get(0).replace("\uFEFF", ""))
                .isEqualTo("id,diagnosis,count,code,title,uri,release,language,score,how,state,comment,as of");
        assertThat(IntStream.range(0, 200).filter(i -> !written.get(i + 1).startsWith(lines().get(i) + ",")))
                .as("lines whose source columns are not what they were")
                .isEmpty();
        assertThat(written.stream().skip(1).collect(Collectors.toList()))
                .allMatch(line -> line.matches(".*,(approved|ignored|flagged),.*"));
        assertThat(written).anyMatch(line -> line.contains("cholera,1,1A00,Cholera,http://id.who.int/icd/"));
    }

    private void theFileComesBackDecided(Path out) {
        find("#list-home-link").click();
        until("the lists", () -> find("#list-home").isDisplayed());
        choose(out);
        untilAllAreAsked();
        assertThat(count("open")).isZero();
        assertThat(count("flagged")).isEqualTo(1);
        assertThat(find("#list-about").getText()).contains("ICD-11 MMS");
    }
}
