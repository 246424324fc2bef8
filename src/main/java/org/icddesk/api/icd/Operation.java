// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughFormat.Lifetime;
import org.icddesk.web.content.Representation;

/**
 * An operation of WHO's ICD API, as in its OpenAPI document v2.6.0; programs may call these and no others.
 *
 * <p>Paths are ambiguous by shape: the first operation that reads all segments of a path is the one meant.
 */
public enum Operation {
    FOUNDATION("/icd/entity", Post.NONE, Lifetime.LATEST_RELEASE, "The foundation", ApiParameter.RELEASE),
    FOUNDATION_AUTOCODE(
            "/icd/entity/autocode",
            Post.NONE,
            Lifetime.SEARCH,
            "The foundation entity that best matches a text",
            ApiParameter.AUTOCODE,
            ApiParameter.RELEASE),
    FOUNDATION_SEARCH(
            "/icd/entity/search",
            Post.FORM,
            Lifetime.SEARCH,
            "Search in the foundation",
            ApiParameter.SEARCH,
            ApiParameter.RELEASE),
    FOUNDATION_ENTITY(
            "/icd/entity/{id}",
            Post.NONE,
            Lifetime.LATEST_RELEASE,
            "An entity of the foundation",
            ApiParameter.INCLUDE,
            ApiParameter.RELEASE),
    DORIS(
            "/icd/release/11/{releaseId}/doris",
            Post.CERTIFICATE,
            Lifetime.CERTIFICATE,
            "The underlying cause of death for a certificate",
            ApiParameter.CERTIFICATE),
    CODEDIT(
            "/icd/release/11/{releaseId}/codedit",
            Post.CERTIFICATE,
            Lifetime.CERTIFICATE,
            "The errors in a death certificate",
            ApiParameter.CERTIFICATE),
    LINEARIZATION_VERSIONS(
            "/icd/release/11/{linearizationname}",
            Post.NONE,
            Lifetime.LATEST_RELEASE,
            "The releases of a linearization"),
    ENTITY_VERSIONS(
            "/icd/release/11/{linearizationname}/{id}",
            Post.NONE,
            Lifetime.LATEST_RELEASE,
            "The releases that contain an entity"),
    RESIDUAL_VERSIONS(
            "/icd/release/11/{linearizationname}/{id}/{residual}",
            Post.NONE,
            Lifetime.LATEST_RELEASE,
            "The releases that contain a residual"),
    LINEARIZATION(
            "/icd/release/11/{releaseId}/{linearizationname}",
            Post.NONE,
            Lifetime.CLASSIFICATION,
            "A linearization in one release"),
    AUTOCODE(
            "/icd/release/11/{releaseId}/{linearizationname}/autocode",
            Post.NONE,
            Lifetime.SEARCH,
            "The entity that best matches a text",
            ApiParameter.AUTOCODE),
    SEARCH(
            "/icd/release/11/{releaseId}/{linearizationname}/search",
            Post.FORM,
            Lifetime.SEARCH,
            "Search in a linearization",
            ApiParameter.SEARCH,
            ApiParameter.SEARCH_IN_LINEARIZATION),
    LOOKUP(
            "/icd/release/11/{releaseId}/{linearizationname}/lookup",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "The entity that represents a foundation entity",
            ApiParameter.LOOKUP),
    DESCRIBE(
            "/icd/release/11/{releaseId}/{linearizationname}/describe",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "The parts of a code or cluster",
            ApiParameter.DESCRIBE,
            ApiParameter.CODE_OPTIONS),
    CODEINFO(
            "/icd/release/11/{releaseId}/{linearizationname}/codeinfo/{code}",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "What a code or cluster stands for",
            ApiParameter.CODE_OPTIONS),
    ENTITY(
            "/icd/release/11/{releaseId}/{linearizationname}/{id}",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "An entity in one release",
            ApiParameter.INCLUDE),
    RESIDUAL(
            "/icd/release/11/{releaseId}/{linearizationname}/{id}/{residual}",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "A residual in one release",
            ApiParameter.INCLUDE),
    ICD10_VERSIONS("/icd/release/10", Post.NONE, Lifetime.LATEST_RELEASE, "The releases of ICD-10"),
    ICD10("/icd/release/10/{releaseId}", Post.NONE, Lifetime.CLASSIFICATION, "ICD-10 in one release"),
    ICD10_CODE_VERSIONS(
            "/icd/release/10/{icd10code}",
            Post.NONE,
            Lifetime.LATEST_RELEASE,
            "The releases that contain an ICD-10 code"),
    ICD10_ENTITY(
            "/icd/release/10/{releaseId}/{icd10code}",
            Post.NONE,
            Lifetime.IMMUTABLE,
            "A chapter, block or category of ICD-10");

    private static final Map<Integer, List<Operation>> BY_LENGTH =
            Arrays.stream(values()).collect(Collectors.groupingBy(operation -> operation.template.length()));

    /** The request bodies that an operation accepts. */
    public enum Post {
        /** Nothing: only GET is supported. */
        NONE,
        /** The parameters of the query, as a form. */
        FORM,
        /** A death certificate in JSON. */
        CERTIFICATE
    }

    private final PathTemplate template;
    private final Post post;
    private final String summary;
    private final PassThroughFormat<Representation> format;
    private final List<ApiParameter> parameters;

    @SafeVarargs
    Operation(String path, Post post, Lifetime lifetime, String summary, List<ApiParameter>... parameters) {
        this.template = PathTemplate.of(path);
        this.post = post;
        this.format =
                new PassThroughFormat<>("api-" + name().toLowerCase(Locale.ROOT), lifetime, SafeMarkup::representation);
        this.summary = summary;
        List<ApiParameter> all = new ArrayList<>();
        for (List<ApiParameter> some : parameters) {
            all.addAll(some);
        }
        this.parameters = List.copyOf(all);
    }

    /** {@return the path as WHO's document writes it} */
    public String template() {
        return template.written();
    }

    /** {@return the request body that it accepts} */
    public Post post() {
        return post;
    }

    /** {@return what it answers, in English} */
    public String summary() {
        return summary;
    }

    /** {@return how its answers are cached} */
    PassThroughFormat<Representation> format() {
        return format;
    }

    /** {@return the parameters of the query, in the order in which they are sent} */
    public List<ApiParameter> parameters() {
        return parameters;
    }

    /** {@return the parameters of the path, in their order} */
    public List<ApiParameter> pathParameters() {
        return template.variables();
    }

    /**
     * Finds the operation of a path.
     *
     * @param decoded the segments of a path, decoded one by one
     * @return the operation and its encoded path; empty if WHO's document has no such path
     * @throws ApiProblem if a segment is invalid in a way that the caller can correct
     */
    static Optional<MatchedOperation> find(List<String> decoded) {
        for (Operation operation : BY_LENGTH.getOrDefault(decoded.size(), List.of())) {
            Optional<String> path = operation.template.encode(decoded);
            if (path.isPresent()) {
                return Optional.of(new MatchedOperation(operation, path.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * An operation with the path that matched its template.
     *
     * @param path the path below the base of the API, encoded
     */
    public record MatchedOperation(Operation operation, String path) {}
}
