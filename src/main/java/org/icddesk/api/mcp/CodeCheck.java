// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.CodeSystem;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;
import org.icddesk.lookup.Resolution;

/** Finds the entity of a code, or what is nearest to a code that is not there. */
@ApplicationScoped
public class CodeCheck {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_NEAREST = 12;
    private static final int REACH = 6;

    /** The first letters of codes of ICD-11, in the order of its chapters. */
    private static final String CHAPTERS = "123456789ABCDEFGHJKLMNPQRS";

    private final CodeResolver resolver;
    private final IcdGateway gateway;
    private final ReleaseCatalogue catalogue;

    protected CodeCheck() {
        this(null, null, null);
    }

    @Inject
    public CodeCheck(CodeResolver resolver, IcdGateway gateway, ReleaseCatalogue catalogue) {
        this.resolver = resolver;
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    /**
     * The outcome.
     *
     * @param entities what the code names; empty if it is not there, or names only a part of what was written
     * @param failure the answer where it is not there
     */
    record Outcome(List<IcdEntity> entities, Optional<ToolResult> failure) {}

    /** {@return the entities of one code or identifier; what is nearest if there is none} */
    Outcome find(String text, ToolArguments arguments) {
        LookupScope scope = ToolScope.lookup(arguments, catalogue);
        Optional<CodeReading> reading = CodeReading.of(text);
        if (reading.isEmpty()) {
            return absent(text, "This has not the form of a code. Use search to find the code of words.", List.of());
        }
        if (isCluster(reading.get())) {
            throw new ToolFault("This is a cluster. Use check_cluster.");
        }
        Resolution resolution = resolver.resolve(reading.get(), scope);
        resolution.throwFailure();
        List<IcdEntity> entities = resolution.matches().stream()
                .map(match -> match.entity().value())
                .filter(entity -> !scope.exclusive() || Classification.of(entity.uri()) == scope.preferred())
                .toList();
        if (!resolution.missing().isEmpty() || entities.isEmpty()) {
            return absent(
                    text,
                    "There is no such code" + where(resolution.missing(), scope)
                            + ". Do not use it. The nearest codes that are there:",
                    nearest(resolution.missing(), reading.get(), scope));
        }
        return new Outcome(entities, Optional.empty());
    }

    private static boolean isCluster(CodeReading reading) {
        return reading instanceof CodeReading.IdentifierCluster
                || reading instanceof CodeReading.Code code && code.cluster().isPresent();
    }

    private static String where(List<MissingCode> missing, LookupScope scope) {
        return missing.stream()
                .findFirst()
                .map(code -> " in " + code.classification().segment() + " " + code.release())
                .orElseGet(() -> scope.exclusive()
                        ? " in " + scope.preferred().segment()
                                + scope.release().map(release -> " " + release).orElse("")
                        : "");
    }

    private static Outcome absent(String text, String words, List<IcdEntity> nearest) {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("valid", false)
                .add("asked", SafeMarkup.of(text))
                .add("nearest", ConceptItem.all(nearest));
        return new Outcome(List.of(), Optional.of(ToolResult.error(words, answer.build())));
    }

    private List<IcdEntity> nearest(List<MissingCode> missing, CodeReading reading, LookupScope scope) {
        Optional<IcdEntity> above = missing.stream()
                .flatMap(code -> code.nearest().stream())
                .map(Match::entity)
                .<IcdEntity>map(answer -> answer.value())
                .findFirst();
        try {
            if (above.isPresent()) {
                return withChildren(above.get(), scope);
            }
            if (!(reading instanceof CodeReading.Code code)) {
                return List.of();
            }
            List<IcdEntity> beside = beside(code, scope);
            return beside.isEmpty()
                    ? chapter(code, scope)
                            .map(found -> withChildren(found, scope))
                            .orElse(List.of())
                    : beside;
        } catch (IcdFailure e) {
            return above.stream().toList();
        }
    }

    private List<IcdEntity> withChildren(IcdEntity above, LookupScope scope) {
        List<? extends IcdUri> children = above.children();
        List<IcdEntity> all = new ArrayList<>(List.of(above));
        all.addAll(entities(children.subList(0, Math.min(MAX_NEAREST, children.size())), scope));
        return all;
    }

    private List<IcdEntity> entities(List<? extends IcdUri> uris, LookupScope scope) {
        return uris.isEmpty()
                ? List.of()
                : gateway.entities(List.copyOf(uris), Optional.empty(), scope.language(), scope.timeout()).stream()
                        .flatMap(attempt -> attempt.answer().stream())
                        .map(answer -> answer.value())
                        .toList();
    }

    /** {@return the categories of ICD-10 before and after one that is not there} */
    private List<IcdEntity> beside(CodeReading.Code code, LookupScope scope) {
        Optional<String> category = code.candidates().stream()
                .filter(candidate -> candidate.system() == CodeSystem.ICD10)
                .filter(candidate -> !scope.exclusive() || scope.preferred() == Classification.ICD10)
                .map(CodeCandidate::code)
                .filter(written -> written.matches("[A-Z][0-9]{2}([.].*)?"))
                .findFirst();
        Optional<Release> release = scope.preferred() == Classification.ICD10
                ? scope.release()
                : catalogue.defaultRelease(Classification.ICD10);
        if (category.isEmpty() || release.isEmpty()) {
            return List.of();
        }
        int number = Integer.parseInt(category.get().substring(1, 3));
        List<IcdUri> uris = IntStream.rangeClosed(Math.max(0, number - REACH), Math.min(99, number + REACH))
                .mapToObj("%02d"::formatted)
                .<IcdUri>map(digits ->
                        Icd10Uri.of(release.get(), new Icd10Code(category.get().charAt(0) + digits)))
                .toList();
        return entities(uris, scope);
    }

    /** {@return the chapter in which a code would stand by its first letter} */
    private Optional<IcdEntity> chapter(CodeReading.Code code, LookupScope scope) {
        Optional<Classification> classification = code.candidates().stream()
                .map(candidate -> Classification.of(candidate.system()))
                .filter(each -> !scope.exclusive() || each == scope.preferred())
                .findFirst();
        if (classification.isEmpty()) {
            return Optional.empty();
        }
        String written = code.candidates().get(0).code();
        IcdUri root = classification.get().root();
        Optional<IcdUri> inRelease = (classification.get() == scope.preferred()
                        ? scope.release()
                        : catalogue.defaultRelease(classification.get()))
                .map(root::in);
        return inRelease.stream()
                .flatMap(uri -> chapters(uri, scope).stream())
                .filter(chapter -> chapter.kind() == ClassKind.CHAPTER && holds(chapter, written))
                .findFirst();
    }

    private List<IcdEntity> chapters(IcdUri root, LookupScope scope) {
        return entities(
                gateway.top(root, Optional.empty(), scope.language()).value().children(), scope);
    }

    private static boolean holds(IcdEntity chapter, String code) {
        int number = CHAPTERS.indexOf(code.charAt(0)) + 1;
        return Stream.of("%02d".formatted(number), code.substring(0, 1)).anyMatch(chapter.code()::equals);
    }

    /** {@return the parents of an entity in its classification} */
    List<IcdEntity> parents(IcdEntity entity, ToolArguments arguments) {
        Set<IcdUri> parents = Set.copyOf(entity.parents().stream()
                .filter(parent -> !parent.isRoot())
                .map(IcdUri.class::cast)
                .toList());
        return entities(List.copyOf(parents), ToolScope.lookup(arguments, catalogue));
    }

    /** {@return what stands below an entity} */
    List<IcdEntity> children(IcdEntity entity, ToolArguments arguments) {
        return entities(entity.children(), ToolScope.lookup(arguments, catalogue));
    }

    /** {@return the chapters of a classification} */
    List<IcdEntity> chapters(ToolArguments arguments) {
        LookupScope scope = ToolScope.lookup(arguments, catalogue);
        IcdUri root = scope.preferred().root();
        return chapters(scope.release().map(root::in).orElse(root), scope);
    }
}
