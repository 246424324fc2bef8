// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice, headless, asks for titles and codes in its cells (N33). */
@Lane(Lane.OWN_SERVERS)
class SpreadsheetCheck {

    private static final String OFFICE = "/usr/bin/soffice";
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path directory;

    @Test
    void N33_cellsOfLibreOfficeShowTitlesAndCodes() throws IOException, InterruptedException {
        requireOffice();
        try (TestDesk desk = TestDesk.start("spreadsheet", SandboxOptions.defaults(), Map.of(), List.of())) {
            String base = desk.server().url("/api/text").toString();
            List<String> shown = cells(
                    cell(base + "/title?lang=en&code=", "1A00"),
                    cell(base + "/title?lang=en&code=", "a00.0"),
                    cell(base + "/title?lang=ar&code=", "1A00"),
                    cell(base + "/code?lang=en&text=", "CHOLERA"),
                    cell(base + "/code?lang=en&text=", "no such disease"),
                    "=WEBSERVICE(\"" + base + "/title?lang=en&code=\")",
                    // As the guide writes it, for a cell without a code.
                    "=IF(Z1=\"\";\"\";WEBSERVICE(\"" + base + "/title?lang=en&code=\"&ENCODEURL(Z1)))",
                    cell(base + "/title?lang=en&code=", "O0O0"),
                    "=1+1");

            String arabic = desk.get("/api/text/title?lang=ar&code=1A00").body();
            assertThat(shown)
                    .containsExactly(
                            "Cholera",
                            desk.get("/api/text/title?lang=en&code=A00.0").body(),
                            arabic,
                            "1A00",
                            "",
                            "",
                            "",
                            "#VALUE!",
                            "2");
            assertThat(arabic).matches("\\p{IsArabic}.*");
        }
    }

    private static String cell(String address, String value) {
        return "=WEBSERVICE(\"" + address + "\"&ENCODEURL(\"" + value + "\"))";
    }

    /** {@return what cells with these formulas show} */
    private List<String> cells(String... formulas) throws IOException, InterruptedException {
        String pipe = "icd" + UUID.randomUUID().toString().replace("-", "");
        Process office = start(
                directory.resolve("office.log").toFile(),
                List.of(
                        OFFICE,
                        "--headless",
                        "--norestore",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--accept=pipe,name=" + pipe + ";urp;"));
        try {
            List<String> command = new ArrayList<>(List.of(PYTHON, "src/test/resources/spreadsheet/cells.py", pipe));
            command.addAll(List.of(formulas));
            File output = directory.resolve("cells.txt").toFile();
            int end = start(output, command).waitFor();
            String text = Files.readString(output.toPath());
            assertThat(end).as(text).isZero();
            return List.of(text.split("\n", -1)).subList(0, formulas.length);
        } finally {
            // NOTE: the program starts another one, which outlives it.
            office.descendants().forEach(ProcessHandle::destroyForcibly);
            office.destroyForcibly().waitFor();
        }
    }

    private static Process start(File output, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    /** Installs LibreOffice and its bridge to Python if need be; else the failure says what to install. */
    private static void requireOffice() {
        if (isThere()) {
            return;
        }
        Installation.run(
                Path.of("."),
                List.of(
                        "apt-get",
                        "install",
                        "--yes",
                        "--no-install-recommends",
                        "libreoffice-calc-nogui",
                        "python3-uno"),
                "Install libreoffice-calc-nogui and python3-uno.");
        assertThat(isThere()).isTrue();
    }

    private static boolean isThere() {
        return Stream.of(OFFICE, PYTHON, "/usr/lib/python3/dist-packages/uno.py")
                .allMatch(file -> Files.isReadable(Path.of(file)));
    }
}
