// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The parts of a packed workbook, unpacked within limits: as many bytes as a file may have, and so many times as many as
 * it has packed. Nothing is written to disk, and names of parts are only compared.
 */
final class WorkbookParts {

    /** How many times as large a file may become. */
    static final int MAX_RATIO = 100;

    private static final int MAX_PARTS = 1_000;
    private static final int SMALL = 100_000;
    private static final int BUFFER = 8_192;

    private final Map<String, byte[]> parts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final long most;
    private long unpacked;

    private WorkbookParts(byte[] file) {
        most = Math.min(TableLimits.MAX_BYTES, Math.max(SMALL, (long) file.length * MAX_RATIO));
    }

    /** {@return the parts of a file; a {@link TableFault} if it is too large, broken, encrypted or no workbook} */
    static WorkbookParts of(byte[] file) {
        WorkbookParts parts = new WorkbookParts(file);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(entry.getName(), zip);
            }
        } catch (ZipException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw encrypted ? TableFault.unsupported("table.encrypted") : TableFault.broken("table.zip.broken");
        } catch (EOFException | IllegalArgumentException e) {
            throw TableFault.broken("table.zip.broken");
        } catch (IOException e) {
            throw TableFault.broken("table.zip.broken");
        }
        parts.requireWorkbook();
        return parts;
    }

    private void add(String name, ZipInputStream zip) throws IOException {
        if (!names.add(name) || names.size() > MAX_PARTS) {
            throw TableFault.broken("table.zip.broken");
        }
        boolean wanted = name.endsWith(".xml") || name.endsWith(".rels") || name.equals("mimetype");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            unpacked += read;
            if (unpacked > most) {
                throw TableFault.tooLarge("table.zip.large", TableLimits.MAX_BYTES / 1_000_000, MAX_RATIO);
            }
            if (wanted) {
                content.write(buffer, 0, read);
            }
        }
        if (wanted) {
            parts.put(name, content.toByteArray());
        }
    }

    private void requireWorkbook() {
        if (parts.containsKey("mimetype")) {
            throw TableFault.unsupported("table.ods");
        }
        if (names.contains("xl/workbook.bin")) {
            throw TableFault.unsupported("table.kind", "XLSB");
        }
        if (!parts.containsKey("xl/workbook.xml")) {
            throw TableFault.unsupported("table.kind", names.contains("word/document.xml") ? "DOCX" : "ZIP");
        }
    }

    /** {@return the content of a part} */
    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** {@return whether it has programs} */
    boolean hasMacros() {
        return names.contains("xl/vbaProject.bin");
    }
}
