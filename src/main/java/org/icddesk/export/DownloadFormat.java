// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/**
 * The download formats of a list, at the same address with {@code format=xlsx}, {@code format=csv}, {@code
 * format=tsv} or {@code format=json}; the first is what people are offered first.
 */
public enum DownloadFormat {
    /** For spreadsheets, with the type of each cell. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxWriter::write),
    /** For programs that read tables. */
    CSV("text/csv;charset=UTF-8", CsvWriter::write),
    /** The same with tabs; not offered, but given to who asks for it. */
    TSV("text/tab-separated-values;charset=UTF-8", CsvWriter::writeWithTabs),
    /** For programs. */
    JSON("application/json;charset=UTF-8", ExportJson::write);

    private static final List<DownloadFormat> OFFERED = List.of(XLSX, CSV, JSON);
    private static final String PARAMETER = "format";
    private static final String DEPTH = "depth";
    private static final String ALL = "all";

    private final String type;
    private final Function<ExportTable, byte[]> writer;

    DownloadFormat(String type, Function<ExportTable, byte[]> writer) {
        this.type = type;
        this.writer = writer;
    }

    /**
     * Reads which format the reader asks for.
     *
     * @param request says so
     * @return the format; empty when the reader wants the page
     * @throws Problem 400 when the reader wants neither
     */
    public static Optional<DownloadFormat> requested(PageRequest request) {
        return request.parameter(PARAMETER)
                .filter(format -> !format.equals("html"))
                .map(DownloadFormat::parse);
    }

    /**
     * {@return whether the reader asks for all levels of a list, by {@code depth=all}, and not only for the first}
     *
     * @throws Problem 400 for any other depth than {@code 1}
     */
    public static boolean isWholeSubtree(PageRequest request) {
        Optional<String> depth = request.parameter(DEPTH).filter(levels -> !levels.equals("1"));
        depth.filter(levels -> !levels.equals(ALL)).ifPresent(levels -> {
            throw new Problem(400, DEPTH);
        });
        return depth.isPresent();
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
        return requested(request).map(format -> {
            ClientContext.setDeadline(ClientContext.LIST);
            return format.file(list.get());
        });
    }

    private static DownloadFormat parse(String format) {
        return of(format).orElseThrow(() -> new Problem(400, PARAMETER));
    }

    /** {@return the format of that name, such as {@code csv}} */
    public static Optional<DownloadFormat> of(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word))
                .findFirst();
    }

    /** {@return the download links of a list} */
    public static List<Link> of(PageRequest request) {
        Address whole = request.address().without("page").without(DEPTH);
        return OFFERED.stream()
                .map(format -> new Link(format.name(), format.at(whole)))
                .toList();
    }

    /** {@return the download links of all levels below an entity} */
    public static List<Link> ofSubtree(PageRequest request) {
        Address entity = request.address().without("page");
        return OFFERED.stream()
                .map(format -> new Link(format.name(), format.ofSubtree(entity)))
                .toList();
    }

    /** {@return the address of all levels below an entity in this format} */
    public Address ofSubtree(Address entity) {
        return at(entity).with(DEPTH, ALL);
    }

    private Address at(Address list) {
        return list.with(PARAMETER, word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return a table as a file of this format} */
    public RouteResult file(ExportTable table) {
        return named(table.name(), writer.apply(table));
    }

    /** {@return a file of this format} */
    RouteResult.File named(String wanted, byte[] content) {
        // Names of files are made of what no header, shell or file system takes for anything else (B04, B06).
        String name = wanted.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return new RouteResult.File((name.isEmpty() ? "list" : name) + "." + word(), type, content);
    }

    /** {@return the content of a table in this format} */
    byte[] content(ExportTable table) {
        return writer.apply(table);
    }
}
