// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.table.TableFault;
import org.icddesk.table.TableOptions;
import org.icddesk.table.TableReader;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;

/** Reads files as tables of texts. */
@Path("list/read")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ListReadResource {

    /**
     * Reads a file.
     *
     * @param name its name, which may help to tell what it is
     * @param encoding the encoding of its text; found out without it
     * @param sheet the number of the sheet, from 1
     * @param lang the language of notices and faults
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response read(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("encoding") String encoding,
            @QueryParam("sheet") @DefaultValue("1") String sheet,
            @QueryParam("lang") @DefaultValue("en") String lang,
            @Context HttpServletRequest request,
            byte[] body) {
        SearchContext.check(request.getQueryString());
        if (!sheet.matches("[1-9][0-9]{0,3}")) {
            throw new ApiProblem(400, "sheet must be the number of a sheet, from 1.");
        }
        Texts texts = new Texts(Languages.ofTheSite(lang));
        try {
            TableOptions options = new TableOptions(
                    name, Optional.ofNullable(encoding).filter(wanted -> !wanted.isBlank()), Integer.parseInt(sheet));
            return Response.ok(ListTable.of(TableReader.read(body, options), texts))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (TableFault e) {
            throw new ApiProblem(e.status(), e.in(texts));
        }
    }
}
