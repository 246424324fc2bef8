// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.candidate.CandidateFinder;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.CandidateQuery;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;

/** Serves what clients ask while somebody types or chooses: entities, properties, properties of a type. */
@Path("reconcile/{classification}/{release}/{lang}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReconcileSuggestions {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int PAGE_SIZE = 10;
    private static final int MAX_CURSOR = 400;

    private final EntitySpaces spaces;
    private final CandidateFinder finder;

    @PathParam("classification")
    private String classification;

    @PathParam("release")
    private String release;

    @PathParam("lang")
    private String language;

    public ReconcileSuggestions() {
        this(null, null);
    }

    @Inject
    public ReconcileSuggestions(EntitySpaces spaces, CandidateFinder finder) {
        this.spaces = spaces;
        this.finder = finder;
    }

    /** {@return entities for the text typed so far: the parameters {@code prefix} and {@code cursor}} */
    @GET
    @Path("suggest/entity")
    public Response entities(@Context HttpServletRequest request) {
        List<Field> fields = fields(request);
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        EntitySpace space = spaces.find(classification, release, language);
        int cursor = number(fields, "cursor", 0, MAX_CURSOR);
        String prefix = prefix(fields);
        CandidateList found = prefix.isBlank()
                ? CandidateList.NONE
                : finder.find(
                        new CandidateQuery(prefix, Set.of(), List.of(), cursor + PAGE_SIZE, true),
                        space.context(),
                        AnswerTimeout.SUGGESTION);
        JsonArrayBuilder result = JSON.createArrayBuilder();
        found.candidates().stream()
                .skip(cursor)
                .forEach(candidate -> result.add(CandidateItem.suggestion(candidate, space)));
        OldestAnswer ages = new OldestAnswer();
        ages.record(found);
        return ReconcileAnswers.of(
                JSON.createObjectBuilder().add("result", result).build(), ages);
    }

    /** {@return properties for the text typed so far; all of them for none} */
    @GET
    @Path("suggest/property")
    public Response properties(@Context HttpServletRequest request) {
        List<Field> fields = fields(request);
        spaces.find(classification, release, language);
        JsonArrayBuilder result = JSON.createArrayBuilder();
        EntityProperty.with(prefix(fields)).stream()
                .skip(number(fields, "cursor", 0, MAX_CURSOR))
                .forEach(property -> result.add(property(property)));
        return ReconcileAnswers.of(
                JSON.createObjectBuilder().add("result", result).build(), new OldestAnswer());
    }

    /** {@return the properties of entities of a type, which all types have in common} */
    @GET
    @Path("properties")
    public Response proposed(@Context HttpServletRequest request) {
        List<Field> fields = fields(request);
        spaces.find(classification, release, language);
        int most = EntityProperty.values().length;
        int limit = number(fields, "limit", most, Integer.MAX_VALUE);
        JsonArrayBuilder properties = JSON.createArrayBuilder();
        EntityProperty.with("").stream().limit(limit).forEach(each -> properties.add(property(each)));
        JsonObjectBuilder answer = JSON.createObjectBuilder().add("properties", properties);
        ReconcileAnswers.first(fields, "type").ifPresent(type -> answer.add("type", SafeMarkup.of(type)));
        if (ReconcileAnswers.first(fields, "limit").isPresent()) {
            answer.add("limit", limit);
        }
        return ReconcileAnswers.of(answer.build(), new OldestAnswer());
    }

    private static JsonObjectBuilder property(EntityProperty property) {
        return JSON.createObjectBuilder()
                .add("id", property.id())
                .add("name", property.label())
                .add("description", property.description());
    }

    private static List<Field> fields(HttpServletRequest request) {
        List<Field> fields = Field.decoded(request.getQueryString());
        ReconcileAnswers.refuseCallback(fields);
        return fields;
    }

    private static String prefix(List<Field> fields) {
        return ReconcileAnswers.first(fields, "prefix").orElse("");
    }

    private static int number(List<Field> fields, String name, int otherwise, int most) {
        Optional<String> text = ReconcileAnswers.first(fields, name).filter(value -> !value.isBlank());
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            throw new ApiProblem(400, name + " must be a whole number.");
        }
        return text.map(Integer::parseInt).map(value -> Math.min(value, most)).orElse(otherwise);
    }
}
