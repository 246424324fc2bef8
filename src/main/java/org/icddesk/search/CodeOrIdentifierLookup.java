// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.local.LocalHits;
import org.icddesk.search.local.LocalSearch;
import org.icddesk.web.Address;
import org.icddesk.web.Page;

/** Looks up a typed code or identifier, for lists on pages and in the search box. */
@RequestScoped
public class CodeOrIdentifierLookup {

    private final CodeResolver resolver;
    private final EntityTitles titles;
    private final LocalSearch local;
    private final Page page;

    protected CodeOrIdentifierLookup() {
        this(null, null, null, null);
    }

    @Inject
    public CodeOrIdentifierLookup(CodeResolver resolver, EntityTitles titles, LocalSearch local, Page page) {
        this.resolver = resolver;
        this.titles = titles;
        this.local = local;
        this.page = page;
    }

    /**
     * The result of a lookup.
     *
     * @param found the entities named; empty where the input names none, or that is not known
     * @param absent the codes named that do not exist
     * @param failure why it is not known whether there are more
     */
    public record LookupResult(List<FoundEntity> found, List<AbsentCode> absent, Optional<IcdFailure> failure) {

        private static final LookupResult NONE = new LookupResult(List.of(), List.of(), Optional.empty());

        /** Throws if nothing was found because a lookup failed. */
        public void throwFailure() {
            if (found.isEmpty() && failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** {@return the entities that the input names, if any} */
    LookupResult find(SearchInput input, BrowseContext context) {
        return input.reading().map(reading -> find(reading, input, context)).orElse(LookupResult.NONE);
    }

    /** {@return the entity of the classification searched that a code names, in no particular release} */
    Optional<IcdUri> place(SearchInput code, BrowseContext context) {
        return find(code, context).found().stream()
                .map(found -> found.row().uri())
                .filter(uri -> Classification.of(uri) == context.classification())
                .map(uri -> uri.inFoundation().<IcdUri>map(entity -> entity).orElse(uri.inAllReleases()))
                .findFirst();
    }

    private LookupResult find(CodeReading reading, SearchInput input, BrowseContext context) {
        boolean last = input.isIdentifier() || context.classification() == Classification.ICD10;
        return last ? named(reading, context) : ClientContext.withHalfOfRemaining(() -> named(reading, context));
    }

    private LookupResult named(CodeReading reading, BrowseContext context) {
        LookupScope scope = new LookupScope(
                context.classification(), context.release(), false, context.language(), AnswerTimeout.PAGE);
        LookupResult result = result(resolver.resolve(reading, scope), context);
        if (result.found().isEmpty() && result.failure().isPresent()) {
            return indexed(reading, context).orElse(result);
        }
        return reading instanceof CodeReading.Identifier identifier
                        && result.found().isEmpty()
                ? new LookupResult(List.of(untitled(identifier.address().uri(), context)), List.of(), Optional.empty())
                : result;
    }

    /** {@return what our own index has while WHO does not answer; empty if it has nothing of it} */
    private Optional<LookupResult> indexed(CodeReading reading, BrowseContext context) {
        List<FoundEntity> known = local.find(reading, context).stream()
                .map(entity -> new FoundEntity(LocalHits.row(entity, context), ""))
                .toList();
        return Optional.of(new LookupResult(known, List.of(), Optional.empty()))
                .filter(result -> !result.found().isEmpty());
    }

    /** {@return what was resolved, in the words of a page} */
    public LookupResult result(Resolution resolution, BrowseContext context) {
        return new LookupResult(
                resolution.matches().stream()
                        .map(match -> found(match, context))
                        .toList(),
                resolution.missing().stream().map(code -> absent(code, context)).toList(),
                resolution.failure());
    }

    /** {@return the way to what an identifier names, though its title is not known; its page tells more} */
    private static FoundEntity untitled(IcdUri uri, BrowseContext context) {
        return new FoundEntity(new EntityRow(uri, context.to(uri), "", "", null, List.of()), "");
    }

    private FoundEntity found(Match match, BrowseContext context) {
        IcdUri uri = match.entity().value().uri();
        BrowseContext there = match.language()
                .map(language -> new BrowseContext(
                        match.classification(), uri.release(), language, true, context.languages(), context.beside()))
                .orElse(context);
        EntityRow row = titles.row(there, match.entity());
        boolean here = match.classification() == context.classification()
                && (uri.release().isEmpty() || uri.release().equals(context.release()));
        return new FoundEntity(
                match.cluster().map(code -> cluster(row, code, context)).orElse(row),
                here ? "" : where(match.classification(), uri.release()));
    }

    private AbsentCode absent(MissingCode code, BrowseContext context) {
        return new AbsentCode(
                code.code(),
                where(code.classification(), Optional.of(code.release())),
                code.nearest().map(match -> titles.row(context, match.entity())).orElse(null),
                code.isMaybeNational());
    }

    private String where(Classification classification, Optional<Release> release) {
        String name = page.texts().get("classification." + classification.segment());
        return release.map(r -> name + " " + r).orElse(name);
    }

    private static EntityRow cluster(EntityRow stem, String code, BrowseContext context) {
        Address explained = context.withLanguage(Address.of("code").with("code", code));
        return new EntityRow(stem.uri(), explained, code, "", stem.title(), List.of());
    }
}
