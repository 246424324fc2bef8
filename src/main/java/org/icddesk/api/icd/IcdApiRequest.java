// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.icd.Language;
import org.icddesk.text.PercentEncoding;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/**
 * A validated API request, normalized so that equal requests have equal cache keys.
 *
 * @param path the path below the base of the API, encoded
 * @param query the parameters, encoded, sorted by name; empty if there are none
 */
public record IcdApiRequest(Operation operation, String path, String query) {

    private static final int MAX_PATH_LENGTH = 1_000;
    private static final int MAX_FIELDS = 100;

    /**
     * {@return the API request that the address of a request line names; an {@link ApiProblem} if WHO's API has no such
     * path}
     */
    static IcdApiRequest of(RequestHead request) {
        return of(match(request), Field.decoded(request.query()));
    }

    /** {@return the operation that the address of a request line names} */
    public static Operation.MatchedOperation match(RequestHead request) {
        String address = request.path();
        int api = address.indexOf("/api/icd");
        if (api < 0) {
            throw ApiProblem.noSuchPath();
        }
        return match(address.substring(api + "/api".length()));
    }

    /**
     * Finds the operation for a path.
     *
     * @param raw a path below the base of the API, as in the request line
     * @return the operation and its path
     * @throws ApiProblem if WHO's document has no such path
     */
    static Operation.MatchedOperation match(String raw) {
        if (raw.length() > MAX_PATH_LENGTH || !raw.startsWith("/")) {
            throw ApiProblem.noSuchPath();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/", -1)) {
            segments.add(PercentEncoding.decode(segment)
                    .filter(IcdApiRequest::isWhole)
                    .orElseThrow(ApiProblem::noSuchPath));
        }
        return Operation.find(segments).orElseThrow(ApiProblem::noSuchPath);
    }

    /**
     * Validates the parameters of an operation.
     *
     * @param matched the operation and its path
     * @param fields the parameters as they came; unknown ones are ignored
     * @throws ApiProblem 400 if a value is not allowed
     */
    static IcdApiRequest of(Operation.MatchedOperation matched, List<Field> fields) {
        if (fields.size() > MAX_FIELDS) {
            throw new ApiProblem(400, "There are more than " + MAX_FIELDS + " parameters.");
        }
        if (matched.operation().parameters().isEmpty()) {
            return new IcdApiRequest(matched.operation(), matched.path(), "");
        }
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.stream().filter(field -> !field.value().isBlank()).forEach(f -> given.putIfAbsent(f.name(), f.value()));
        Map<String, String> checked = new TreeMap<>();
        for (ApiParameter parameter : matched.operation().parameters()) {
            String value = given.get(parameter.name());
            if (value != null) {
                checked.put(parameter.name(), read(parameter, value));
            } else if (!parameter.defaultValue().isEmpty()) {
                checked.put(parameter.name(), parameter.defaultValue());
            }
        }
        StringBuilder query = new StringBuilder();
        checked.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(PercentEncoding.encode(value));
            }
        });
        return new IcdApiRequest(matched.operation(), matched.path(), query.toString());
    }

    /**
     * Converts it to a gateway request.
     *
     * @param language the language of the answer
     */
    PassThroughRequest<Representation> toPassThrough(Language language) {
        return new PassThroughRequest<>(path, query, language, operation.format());
    }

    /** {@return whether the text has no replacement characters, which stand for bytes that were not UTF-8} */
    private static boolean isWhole(String text) {
        return text.indexOf('\uFFFD') < 0;
    }

    private static String read(ApiParameter parameter, String value) {
        Optional<String> read = parameter.type().read(value);
        return read.orElseThrow(() -> new ApiProblem(
                400, parameter.name() + " must be " + parameter.type().description() + "."));
    }

    /**
     * A parameter as received.
     *
     * @param name its name, in any case
     */
    public record Field(String name, String value) {

        /**
         * Reads a query or an urlencoded form, WHATWG URL section 5.1.
         *
         * @param raw the query string or the form; may be null
         * @return its fields in their order
         * @throws ApiProblem 400 if it is not UTF-8 or not percent-encoded properly
         */
        public static List<Field> decoded(String raw) {
            if (raw == null || raw.isEmpty()) {
                return List.of();
            }
            List<Field> fields = new ArrayList<>();
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.add(new Field(decode(name), decode(value)));
            }
            return fields;
        }

        private static String decode(String raw) {
            return PercentEncoding.decodeForm(raw)
                    .filter(IcdApiRequest::isWhole)
                    .orElseThrow(
                            () -> new ApiProblem(400, "The parameters are not UTF-8, or their encoding is malformed."));
        }
    }
}
