// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.answer.CodeArchive;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.entity.Include;
import org.icddesk.text.PercentEncoding;

/**
 * What a request can be answered from while WHO is silent: the requests of pages, whose answers are remembered, walked or in
 * a bundle. A code is found in an index; what a combination of codes stands for, only WHO can tell.
 */
public final class Derivations {

    private static final Pattern OF_LINEARIZATION =
            Pattern.compile("(/icd/release/11/[^/]+/[a-z]+)/(codeinfo/[^/]+|describe|lookup)");
    private static final String CONTEXT = "http://id.who.int/icd/contexts/contextForCodeInfo.json";

    private Derivations() {}

    /** {@return whether a request asks for a code or a combination of codes} */
    public static boolean isOfCode(IcdRequest<?> request) {
        return OF_LINEARIZATION.matcher(request.path()).matches();
    }

    /** {@return whether a request asks for a combination of several codes} */
    public static boolean isOfCluster(IcdRequest<?> request) {
        return isOfCode(request)
                && code(request).filter(CodeExpression::isCluster).isPresent();
    }

    /** {@return how a request can be answered from others, the best first} */
    public static List<Derivation> of(IcdRequest<?> request, CodeArchive codes) {
        Matcher operation = OF_LINEARIZATION.matcher(request.path());
        Stream<Derivation> found = operation.matches()
                ? IcdUri.ofPath(operation.group(1)).stream()
                        .flatMap(root -> operation(request, root, operation.group(2), codes).stream())
                : IcdUri.ofPath(request.path()).stream().flatMap(uri -> same(request, uri));
        return found.filter(derivation -> !derivation.from().equals(request)).toList();
    }

    private static Optional<Derivation> operation(
            IcdRequest<?> request, IcdUri root, String operation, CodeArchive codes) {
        boolean terminal = "true".equals(parameters(request).get("convertToTerminalCodes"));
        if (operation.startsWith("lookup")) {
            return uri(request, "foundationUri", root)
                    .map(uri ->
                            Derivation.of(Endpoints.entityPage(uri, request.language()), entity -> Optional.of(entity)
                                    .filter(json -> text(json, "code").isPresent())
                                    .map(json -> Derivation.without(json, words(Include.OF_PAGES)))));
        }
        if (operation.startsWith("describe")) {
            return described(request, root, codes)
                    .filter(kept -> kept.language().equals(request.language()))
                    .map(kept -> Derivation.of(
                            Endpoints.entityPage(kept.uri(), kept.language()),
                            entity -> description(entity, kept.uri(), terminal)));
        }
        return code(request)
                .filter(code -> !code.isCluster())
                .flatMap(code -> codes.find(root, code.text(), request.language()))
                .map(kept -> Derivation.of(
                        Endpoints.entityPage(kept.uri(), kept.language()),
                        entity -> codeInfo(entity, request, kept.uri(), terminal)));
    }

    private static Optional<CodeArchive.Kept> described(IcdRequest<?> request, IcdUri root, CodeArchive codes) {
        return code(request)
                .filter(code -> !code.isCluster())
                .flatMap(code -> codes.find(root, code.text(), request.language()))
                .or(() -> uri(request, "uri", root).map(uri -> new CodeArchive.Kept(uri, request.language())));
    }

    /** {@return what an identifier among the parameters names in a release of a linearization} */
    private static Optional<IcdUri> uri(IcdRequest<?> request, String name, IcdUri root) {
        return IcdUri.parse(parameters(request).get(name))
                .filter(uri -> !uri.isRoot() && !(uri instanceof Icd10Uri))
                .flatMap(uri -> uri instanceof FoundationUri inAll
                        ? IcdUri.ofPath(root.path()
                                + inAll.path()
                                        .substring(FoundationUri.ROOT.path().length()))
                        : Optional.of(uri)
                                .filter(inOne -> inOne.inAllReleases().root().equals(root.inAllReleases())))
                .flatMap(uri -> root.release().map(uri::in));
    }

    private static Optional<CodeExpression> code(IcdRequest<?> request) {
        String path = request.path();
        Optional<String> written = path.contains("/codeinfo/")
                ? PercentEncoding.decode(path.substring(path.lastIndexOf('/') + 1))
                : Optional.ofNullable(parameters(request).get("code"));
        try {
            return written.map(CodeExpression::parse);
        } catch (InvalidCode e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> codeInfo(
            JsonObject entity, IcdRequest<?> request, IcdUri uri, boolean terminal) {
        return coded(entity, terminal).map(code -> Json.createObjectBuilder()
                .add("@context", CONTEXT)
                .add("@id", "http://id.who.int" + request.path())
                .add("code", code)
                .add("stemId", uri.canonical())
                .build());
    }

    private static Optional<JsonObject> description(JsonObject entity, IcdUri uri, boolean terminal) {
        return coded(entity, terminal).map(code -> {
            JsonObjectBuilder set =
                    Json.createObjectBuilder().add("code", code).add("linearizationUri", uri.canonical());
            text(entity, "source").ifPresent(source -> set.add("foundationUri", source));
            JsonValue title = entity.getOrDefault("title", JsonValue.NULL);
            if (title.getValueType() == JsonValue.ValueType.OBJECT) {
                text(title.asJsonObject(), "@value").ifPresent(label -> set.add("label", label));
            }
            return set.build();
        });
    }

    /** {@return the code of an entity; empty if it has none, or a terminal code is wanted and it may not be one} */
    private static Optional<String> coded(JsonObject entity, boolean terminal) {
        return terminal && entity.containsKey("child") ? Optional.empty() : text(entity, "code");
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text && !text.getString().isEmpty()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** {@return the requests of pages for the same, whose answers have all that this one asks for} */
    private static Stream<Derivation> same(IcdRequest<?> request, IcdUri uri) {
        Language language = request.language();
        Map<String, String> parameters = parameters(request);
        if (uri instanceof FoundationUri inAll) {
            Optional<Release> release = Release.parse(parameters.get("releaseId"));
            return parameters.containsKey("include")
                    ? Stream.empty()
                    : Stream.of(Derivation.same(
                            uri.isRoot()
                                    ? Endpoints.foundation(release, language)
                                    : Endpoints.foundationEntity(inAll, release, language, Set.of())));
        }
        if (uri.isInAllReleases() || uri.isRoot()) {
            return Stream.of(Derivation.same(
                    uri.isInAllReleases()
                            ? Endpoints.versions(uri, language)
                            : Endpoints.top(uri, Optional.empty(), language)));
        }
        return uri instanceof LinearizationUri inOne
                ? entity(inOne, parameters.getOrDefault("include", ""), language)
                : Stream.of(Derivation.same(Endpoints.entityPage(uri, language)));
    }

    private static Stream<Derivation> entity(LinearizationUri uri, String include, Language language) {
        Set<String> wanted = Set.copyOf(Arrays.asList(include.split(",")));
        Set<Include> unwanted = EnumSet.copyOf(Include.OF_PAGES);
        unwanted.removeIf(part -> wanted.contains(part.word()));
        if (wanted.contains(Include.DESCENDANT.word())) {
            return Stream.empty();
        }
        Stream<IcdRequest<?>> whole = Stream.of(Endpoints.entityPage(uri, language));
        // NOTE: the archive answers the plain request with the optional parts of pages too.
        Stream<IcdRequest<?>> from =
                include.isEmpty() ? Stream.concat(Stream.of(Endpoints.entity(uri, language, Set.of())), whole) : whole;
        return from.map(
                other -> Derivation.of(other, entity -> Optional.of(Derivation.without(entity, words(unwanted)))));
    }

    private static List<String> words(Set<Include> parts) {
        return parts.stream().map(Include::word).toList();
    }

    private static Map<String, String> parameters(IcdRequest<?> request) {
        Map<String, String> parameters = new HashMap<>();
        for (String field : request.query().split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                PercentEncoding.decode(field.substring(equals + 1))
                        .ifPresent(value -> parameters.put(field.substring(0, equals), value));
            }
        }
        return parameters;
    }
}
