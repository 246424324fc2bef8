// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Address;

/** Looks up a typed code or identifier. */
@RequestScoped
public class CodeOrIdentifierLookup {

    private final IcdGateway gateway;
    private final EntityTitles titles;

    protected CodeOrIdentifierLookup() {
        this(null, null);
    }

    @Inject
    public CodeOrIdentifierLookup(IcdGateway gateway, EntityTitles titles) {
        this.gateway = gateway;
        this.titles = titles;
    }

    /**
     * The result of a lookup.
     *
     * @param rows the entities named; empty where the query names none, or that is not known
     * @param failure why it is not known
     */
    record LookupResult(List<EntityRow> rows, Optional<IcdFailure> failure) {

        private static final LookupResult NONE = new LookupResult(List.of(), Optional.empty());

        private static LookupResult of(List<EntityRow> rows) {
            return new LookupResult(rows, Optional.empty());
        }

        private static LookupResult failed(IcdFailure failure) {
            return new LookupResult(List.of(), Optional.of(failure));
        }

        /** Throws if nothing was found because a lookup failed. */
        void throwFailure() {
            failure.ifPresent(cause -> {
                throw cause;
            });
        }
    }

    /** {@return the entities that the query names, if any} */
    LookupResult find(SearchInput input, BrowseContext context) {
        boolean last = input.identifier().isPresent() || context.classification() == Classification.ICD10;
        return last ? named(input, context) : ClientContext.withHalfOfRemaining(() -> named(input, context));
    }

    private LookupResult named(SearchInput input, BrowseContext context) {
        return input.identifier()
                .map(uri -> LookupResult.of(identifier(uri, context)))
                .or(() -> input.number().map(id -> numbered(id, context)))
                .or(() -> input.code().map(code -> code(code, context)))
                .or(() -> input.icd10Code().map(code -> icd10(code, context)))
                .orElse(LookupResult.NONE);
    }

    private List<EntityRow> identifier(IcdUri uri, BrowseContext context) {
        return !uri.isInAllReleases() && !uri.isRoot()
                ? titles.rows(context, List.of(uri))
                : List.of(new EntityRow(uri, context.to(uri), "", "", null, List.of()));
    }

    /** {@return the entity with that number: the classification's own, else the foundation's} */
    private LookupResult numbered(EntityId id, BrowseContext context) {
        if (context.classification() == Classification.ICD10) {
            return LookupResult.NONE;
        }
        List<IcdUri> candidates = new ArrayList<>();
        if (context.release().isPresent()) {
            context.classification()
                    .linearization()
                    .ifPresent(in ->
                            candidates.add(LinearizationUri.of(context.release().get(), in, id)));
        }
        candidates.add(FoundationUri.of(id));
        for (IcdUri uri : candidates) {
            titles.preload(context, List.of(uri));
            if (titles.knows(uri)) {
                return LookupResult.of(List.of(titles.row(context, uri)));
            }
            if (titles.failure(uri).isPresent()) {
                return new LookupResult(List.of(), titles.failure(uri));
            }
        }
        return LookupResult.NONE;
    }

    private LookupResult code(CodeExpression code, BrowseContext context) {
        if (context.classification().linearization().isEmpty()) {
            return LookupResult.NONE;
        }
        try {
            Optional<LinearizationUri> stem = gateway.codeInfo(context.scope(), code, CodeOptions.DEFAULT)
                    .value()
                    .stem();
            return stem.map(uri -> titles.rows(context, List.of(uri)).get(0))
                    .map(row -> code.isCluster() ? cluster(row, code, context) : row)
                    .map(row -> LookupResult.of(List.of(row)))
                    .orElse(LookupResult.NONE);
        } catch (NotFound e) {
            return LookupResult.NONE;
        } catch (IcdFailure e) {
            return LookupResult.failed(e);
        }
    }

    private static EntityRow cluster(EntityRow stem, CodeExpression code, BrowseContext context) {
        Address explained = context.withLanguage(Address.of("code").with("code", code.text()));
        return new EntityRow(stem.uri(), explained, code.text(), "", stem.title(), List.of());
    }

    private LookupResult icd10(Icd10Code code, BrowseContext context) {
        try {
            Icd10Uri uri = Icd10Uri.of(gateway.latestIcd10Release(), code);
            titles.preload(context, List.of(uri));
            return titles.knows(uri)
                    ? LookupResult.of(List.of(titles.row(context, uri)))
                    : new LookupResult(List.of(), titles.failure(uri));
        } catch (IcdFailure e) {
            return LookupResult.failed(e);
        }
    }
}
