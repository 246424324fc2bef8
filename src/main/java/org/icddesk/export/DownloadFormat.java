// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** The download formats of a list, at the same address with {@code format=csv} or {@code format=json}. */
public enum DownloadFormat {
    /** For spreadsheets. */
    CSV("text/csv"),
    /** For programs. */
    JSON("application/json");

    private static final String PARAMETER = "format";

    private final String type;

    DownloadFormat(String type) {
        this.type = type;
    }

    /**
     * Creates a download if the reader asks for one.
     *
     * @param request says so
     * @param list makes the list
     * @return the file; empty when the reader wants the page
     * @throws Problem 400 when the reader wants neither
     */
    public static Optional<RouteResult> requestedFile(PageRequest request, Supplier<ExportTable> list) {
        return request.parameter(PARAMETER)
                .filter(format -> !format.equals("html"))
                .map(format -> parse(format).file(list));
    }

    private static DownloadFormat parse(String format) {
        for (DownloadFormat known : values()) {
            if (known.word().equals(format)) {
                return known;
            }
        }
        throw new Problem(400, PARAMETER);
    }

    /** {@return the download links of a list} */
    public static List<Link> of(PageRequest request) {
        return List.of(values()).stream()
                .map(form -> new Link(form.name(), whole(request).with(PARAMETER, form.word())))
                .toList();
    }

    private static Address whole(PageRequest request) {
        return request.address().without("page");
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private RouteResult file(Supplier<ExportTable> list) {
        ClientContext.setDeadline(ClientContext.LIST);
        ExportTable table = list.get();
        // Names of files are made of what no header, shell or file system takes for anything else (B04, B06).
        String name = table.name().replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return new RouteResult.File(
                (name.isEmpty() ? "list" : name) + "." + word(),
                type,
                this == CSV ? CsvWriter.write(table) : ExportJson.write(table));
    }
}
