// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.Asker;
import org.icddesk.gateway.CodeExpression;
import org.icddesk.gateway.CodeOptions;
import org.icddesk.gateway.EntityId;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Code;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Address;
import org.icddesk.web.Page;

/** Finds the very thing when a code or an identifier was typed. */
@RequestScoped
public class Direct {

    private final IcdGateway gateway;
    private final Titles titles;
    private final Page page;

    /** For the container's proxy alone. */
    protected Direct() {
        this(null, null, null);
    }

    /**
     * Prepares to find.
     *
     * @param gateway the way to WHO
     * @param titles finds titles
     * @param page is told when a look-up failed
     */
    @Inject
    public Direct(IcdGateway gateway, Titles titles, Page page) {
        this.gateway = gateway;
        this.titles = titles;
        this.page = page;
    }

    /** {@return what the query names, if it names anything; fails only where nothing else is searched, in ICD-10} */
    List<Row> find(Query query, Place place) {
        boolean last = query.identifier().isPresent() || place.classification() == Classification.ICD10;
        return last ? named(query, place) : Asker.inHalfTheTime(() -> named(query, place));
    }

    private List<Row> named(Query query, Place place) {
        return query.identifier()
                .map(uri -> identifier(uri, place))
                .or(() -> query.number().map(id -> numbered(id, place)))
                .or(() -> query.code().map(code -> code(code, place)))
                .or(() -> query.icd10Code().map(code -> icd10(code, place)))
                .orElse(List.of());
    }

    private List<Row> identifier(IcdUri uri, Place place) {
        boolean whole = uri.equals(Classification.of(uri).root());
        boolean named =
                uri instanceof LinearizationUri entity && entity.release().isPresent() && !entity.isRoot()
                        || uri instanceof FoundationUri && !whole
                        || uri instanceof Icd10Uri code && code.release().isPresent() && !code.isRoot();
        return named ? titles.rows(place, List.of(uri)) : List.of(new Row(uri, place.to(uri), "", "", null, List.of()));
    }

    /** {@return the entity of that number: the classification's own, else the foundation's} */
    private List<Row> numbered(EntityId id, Place place) {
        if (place.classification() == Classification.ICD10) {
            return List.of();
        }
        List<IcdUri> candidates = new ArrayList<>();
        if (place.release().isPresent()) {
            place.classification()
                    .linearization()
                    .ifPresent(in ->
                            candidates.add(LinearizationUri.of(place.release().get(), in, id)));
        }
        candidates.add(FoundationUri.of(id));
        for (IcdUri uri : candidates) {
            titles.ask(place, List.of(uri));
            if (titles.knows(uri)) {
                return List.of(titles.row(place, uri));
            }
        }
        return List.of();
    }

    private List<Row> code(CodeExpression code, Place place) {
        if (place.classification().linearization().isEmpty()) {
            return List.of();
        }
        try {
            Optional<LinearizationUri> stem = gateway.codeInfo(place.scope(), code, CodeOptions.DEFAULT)
                    .value()
                    .stem();
            return stem.map(uri -> titles.rows(place, List.of(uri)).get(0))
                    .map(row -> code.isCluster() ? cluster(row, code, place) : row)
                    .map(List::of)
                    .orElse(List.of());
        } catch (NotFound e) {
            return List.of();
        } catch (IcdFailure e) {
            page.warn("direct.failed", code.text());
            return List.of();
        }
    }

    private static Row cluster(Row stem, CodeExpression code, Place place) {
        Address explained = place.kept(Address.of("code").with("code", code.text()));
        return new Row(stem.uri(), explained, code.text(), "", stem.title(), List.of());
    }

    private List<Row> icd10(Icd10Code code, Place place) {
        try {
            Release release = gateway.latestIcd10Release();
            Icd10Uri uri = Icd10Uri.of(release, code);
            titles.ask(place, List.of(uri));
            titles.failure(uri).ifPresent(failure -> {
                throw failure;
            });
            return titles.knows(uri) ? List.of(titles.row(place, uri)) : List.of();
        } catch (IcdFailure e) {
            if (place.classification() == Classification.ICD10) {
                throw e;
            }
            page.warn("direct.failed", code.code());
            return List.of();
        }
    }
}
