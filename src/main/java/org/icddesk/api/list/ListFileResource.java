// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.export.Cell;
import org.icddesk.export.DownloadFormat;
import org.icddesk.export.ExportTable;
import org.icddesk.export.ListFiles;
import org.icddesk.table.TableLimits;
import org.icddesk.web.RouteResult;

/** Writes tables of texts as files. */
@Path("list/file")
@RequestScoped
public class ListFileResource {

    private static final int MAX_FACTS = 50;

    /**
     * Writes a file.
     *
     * @param format {@code csv}, {@code tsv}, {@code xlsx} or {@code json}
     * @param name the name of the file, without its ending
     * @param lang the language of the list
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(
            @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("name") @DefaultValue("list") String name,
            @QueryParam("lang") @DefaultValue("en") String lang,
            @Context HttpServletRequest request,
            byte[] body) {
        SearchContext.check(request.getQueryString());
        DownloadFormat wanted = DownloadFormat.of(format)
                .orElseThrow(() -> new ApiProblem(400, "format must be csv, tsv, xlsx or json."));
        JsonObject object = JsonBody.object(body);
        List<String> columns = texts(JsonBody.array(object, "columns"), "columns");
        List<List<String>> rows = rows(JsonBody.array(object, "rows"), columns.size());
        if (wanted == DownloadFormat.XLSX) {
            requireShort(rows);
        }
        RouteResult.File file = ListFiles.write(
                wanted, new ExportTable(name, lang, facts(object), columns, ListFiles.cells(columns, rows)));
        return Response.ok(file.bytes(), file.type())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<String> texts(JsonArray array, String what) {
        return array.stream()
                .map(value -> Optional.of(value)
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .orElseThrow(() -> new ApiProblem(400, what + " must be texts.")))
                .toList();
    }

    private static List<List<String>> rows(JsonArray array, int width) {
        if (width == 0 || width > TableLimits.MAX_COLUMNS) {
            throw new ApiProblem(400, "columns must be 1 to " + TableLimits.MAX_COLUMNS + " names.");
        }
        if (array.size() > TableLimits.MAX_ROWS) {
            throw new ApiProblem(413, "A file can have at most " + TableLimits.MAX_ROWS + " rows.");
        }
        return array.stream().map(row -> row(row, width)).toList();
    }

    private static List<String> row(JsonValue value, int width) {
        if (value instanceof JsonArray row && row.size() == width) {
            return texts(row, "rows");
        }
        throw new ApiProblem(400, "Each of rows must have a text for every column.");
    }

    private static void requireShort(List<List<String>> rows) {
        boolean tooLong = rows.stream().flatMap(List::stream).anyMatch(text -> text.length() > ListFiles.MAX_CELL);
        if (tooLong) {
            throw new ApiProblem(
                    413,
                    "A cell of a workbook can have at most " + ListFiles.MAX_CELL
                            + " characters. CSV, TSV and JSON have no such limit.");
        }
    }

    private static Map<String, Cell> facts(JsonObject object) {
        Map<String, Cell> facts = new LinkedHashMap<>();
        if (object.get("about") instanceof JsonObject about) {
            about.entrySet().stream()
                    .limit(MAX_FACTS)
                    .filter(fact -> fact.getValue() instanceof JsonString)
                    .forEach(fact -> facts.put(fact.getKey(), Cell.of(((JsonString) fact.getValue()).getString())));
        }
        return facts;
    }
}
