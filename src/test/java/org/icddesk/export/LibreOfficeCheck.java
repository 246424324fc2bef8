// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.table.ReadTable;
import org.icddesk.table.TableOptions;
import org.icddesk.table.TableReader;
import org.icddesk.testing.server.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice, headless, opens our workbooks and sees the types of their cells. */
class LibreOfficeCheck {

    private static final String PACKAGE = "libreoffice-calc-nogui";
    private static final Pattern CELL = Pattern.compile(
            "<table:table-cell[^>]*office:value-type=\"([a-z]+)\"[^>]*>\\s*<text:p>(.*?)</text:p>", Pattern.DOTALL);
    private static final Pattern FORMULA = Pattern.compile("table:formula=\"([^\"]*)\"");

    @TempDir
    private Path directory;

    @Test
    void F7_aCodeIsTextAndANegativeScoreIsANumber() throws IOException {
        Path office = office();
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("licence", Cell.of("a < b & \"c\""));
        facts.put("asOf", Cell.of(Instant.parse("2026-11-29T12:04:00Z")));
        List<List<Cell>> lines = List.of(
                List.of(Cell.of("1E30"), Cell.of("=1+1"), Cell.of(-0.5), Cell.of(true)),
                List.of(Cell.of("01"), Cell.of("الكوليرا _x0041_"), Cell.of(-2.02), Cell.of(false)));
        ExportTable table = new ExportTable("list", "ar", facts, List.of("code", "title", "score", "leaf"), lines);
        Files.write(directory.resolve("list.xlsx"), XlsxWriter.write(table));

        convert(office, "fods");
        String flat = Files.readString(directory.resolve("list.fods"));
        List<String> cells = CELL.matcher(flat)
                .results()
                .map(cell -> cell.group(1) + " " + cell.group(2))
                .toList();

        assertThat(cells)
                .contains("string 1E30", "string 01", "string =1+1", "string الكوليرا _x0041_")
                .contains("float -0.5", "float -2.02")
                .contains("string a &lt; b &amp; &quot;c&quot;")
                // To LibreOffice, yes is a number that it shows as TRUE.
                .anyMatch(cell -> cell.matches("(boolean|float) TRUE"))
                .anyMatch(cell -> cell.matches("date 2026-11-29 12:04"));
        assertThat(FORMULA.matcher(flat).results().map(formula -> formula.group(1)))
                .as("formulas, by which LibreOffice keeps yes and no")
                .containsOnly("of:=TRUE()", "of:=FALSE()");
        assertThat(flat).contains("rl-tb");

        convert(office, "csv");
        assertThat(Files.readString(directory.resolve("list.csv")))
                .contains("1E30,=1+1,-0.5")
                .contains("\n01,");
    }

    @Test
    void aListThatLibreOfficeSavedIsReadAsItWas() throws IOException {
        Path office = office();
        List<String> columns = List.of("diagnosis", "n", "code", "score");
        List<List<String>> rows = List.of(
                List.of("Ménière’s disease, \"old\"", "007", "1E30", "0.97"),
                List.of("=1+1", "", "'+x", "1"),
                List.of("السل\nسطر _x000D_", "3", "01", "0"));
        ExportTable table = new ExportTable("list", "en", Map.of(), columns, ListFiles.cells(columns, rows));
        Files.write(directory.resolve("list.xlsx"), XlsxWriter.write(table));

        convert(office, "ods");
        Files.delete(directory.resolve("list.xlsx"));
        run(office, "list.ods", "xlsx");
        ReadTable read = TableReader.read(
                Files.readAllBytes(directory.resolve("list.xlsx")), new TableOptions("list.xlsx", Optional.empty(), 1));

        assertThat(read.columns()).isEqualTo(columns);
        assertThat(read.rows()).isEqualTo(rows);
        assertThat(read.notices()).isEmpty();
    }

    private void convert(Path office, String format) {
        run(office, "list.xlsx", format.equals("csv") ? "csv:Text - txt - csv (StarCalc):44,34,76" : format);
        assertThat(directory.resolve("list." + format)).exists();
    }

    private void run(Path office, String file, String format) {
        Installation.run(
                directory,
                List.of(
                        office.toString(),
                        "--headless",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--convert-to",
                        format,
                        file),
                "LibreOffice could not open the workbook.");
    }

    /** {@return LibreOffice, installed if it can be; else the failure says what to install} */
    private static Path office() {
        return find().orElseGet(() -> {
            Installation.run(
                    Path.of("."),
                    List.of("apt-get", "install", "--yes", "--no-install-recommends", PACKAGE),
                    "Install " + PACKAGE + ".");
            return find().orElseThrow();
        });
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
