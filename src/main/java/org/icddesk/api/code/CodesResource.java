// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.request.ClientContext;

/** Serves batch lookups: what codes, clusters or identifiers stand for. */
@Path("codes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CodesResource {

    private static final int MAX = 1_000;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonProvider JSON = JsonProvider.provider();

    private final BatchCodeLookup codes;

    public CodesResource() {
        this(null);
    }

    @Inject
    public CodesResource(BatchCodeLookup codes) {
        this.codes = codes;
    }

    /** {@return what the codes in the query stand for} */
    @GET
    public Response get(@Context HttpServletRequest request) {
        List<Field> fields = Field.decoded(request.getQueryString());
        return answer(request, fields, values(fields, "code"));
    }

    /** {@return what the codes of an urlencoded form stand for} */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(@Context HttpServletRequest request, String form) {
        return answer(request, Field.decoded(request.getQueryString()), values(Field.decoded(form), "code"));
    }

    /** {@return what the codes of a JSON array, or of the member {@code codes} of an object, stand for} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(@Context HttpServletRequest request, byte[] body) {
        return answer(request, Field.decoded(request.getQueryString()), read(body));
    }

    private Response answer(HttpServletRequest request, List<Field> options, List<String> asked) {
        if (asked.isEmpty()) {
            throw new ApiProblem(400, "Give codes, as in /api/codes?code=1A00&code=BA41.Z.");
        }
        if (asked.size() > MAX) {
            throw new ApiProblem(413, "At most " + MAX + " codes can be looked up at once.");
        }
        ClientContext.setDeadline(ClientContext.LIST);
        String answer = codes.answer(
                asked,
                new BatchCodeLookup.Options(
                        first(options, "linearization"),
                        first(options, "release"),
                        first(options, "lang"),
                        request.getHeader("Accept-Language")));
        return Response.ok(answer.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }

    private static List<String> read(byte[] body) {
        // Editors put a byte order mark before what they save; RFC 8259 section 8.1 lets it be ignored.
        int start =
                body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        ByteArrayInputStream text = new ByteArrayInputStream(body, start, body.length - start);
        try (JsonReader reader = JSON.createReaderFactory(null).createReader(text, StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            JsonArray array = value instanceof JsonArray list
                    ? list
                    : value.asJsonObject().getJsonArray("codes");
            return array.getValuesAs(JsonString::getString);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new ApiProblem(400, "Post an array of strings, or an object with such an array as codes.");
        }
    }

    private static List<String> values(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.value().isBlank())
                .map(Field::value)
                .toList();
    }

    private static Optional<String> first(List<Field> fields, String name) {
        return values(fields, name).stream().findFirst();
    }
}
