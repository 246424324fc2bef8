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
import org.icddesk.reading.Classification;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Address;

/** Looks up a typed code or identifier. */
@RequestScoped
public class Direct {

    private final IcdGateway gateway;
    private final Titles titles;

    protected Direct() {
        this(null, null);
    }

    @Inject
    public Direct(IcdGateway gateway, Titles titles) {
        this.gateway = gateway;
        this.titles = titles;
    }

    /**
     * The result of a lookup.
     *
     * @param rows the entities named; empty where the query names none, or that is not known
     * @param failure why it is not known
     */
    record Finding(List<Row> rows, Optional<IcdFailure> failure) {

        private static final Finding NOTHING = new Finding(List.of(), Optional.empty());

        private static Finding of(List<Row> rows) {
            return new Finding(rows, Optional.empty());
        }

        private static Finding failed(IcdFailure failure) {
            return new Finding(List.of(), Optional.of(failure));
        }

        /** Throws if nothing was found because a lookup failed. */
        void failIfUnknown() {
            failure.ifPresent(cause -> {
                throw cause;
            });
        }
    }

    /** {@return what the query names, if it names anything} */
    Finding find(Query query, Place place) {
        boolean last = query.identifier().isPresent() || place.classification() == Classification.ICD10;
        return last ? named(query, place) : Asker.inHalfTheTime(() -> named(query, place));
    }

    private Finding named(Query query, Place place) {
        return query.identifier()
                .map(uri -> Finding.of(identifier(uri, place)))
                .or(() -> query.number().map(id -> numbered(id, place)))
                .or(() -> query.code().map(code -> code(code, place)))
                .or(() -> query.icd10Code().map(code -> icd10(code, place)))
                .orElse(Finding.NOTHING);
    }

    private List<Row> identifier(IcdUri uri, Place place) {
        return !uri.isInAllReleases() && !uri.isRoot()
                ? titles.rows(place, List.of(uri))
                : List.of(new Row(uri, place.to(uri), "", "", null, List.of()));
    }

    /** {@return the entity of that number: the classification's own, else the foundation's} */
    private Finding numbered(EntityId id, Place place) {
        if (place.classification() == Classification.ICD10) {
            return Finding.NOTHING;
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
                return Finding.of(List.of(titles.row(place, uri)));
            }
            if (titles.failure(uri).isPresent()) {
                return new Finding(List.of(), titles.failure(uri));
            }
        }
        return Finding.NOTHING;
    }

    private Finding code(CodeExpression code, Place place) {
        if (place.classification().linearization().isEmpty()) {
            return Finding.NOTHING;
        }
        try {
            Optional<LinearizationUri> stem = gateway.codeInfo(place.scope(), code, CodeOptions.DEFAULT)
                    .value()
                    .stem();
            return stem.map(uri -> titles.rows(place, List.of(uri)).get(0))
                    .map(row -> code.isCluster() ? cluster(row, code, place) : row)
                    .map(row -> Finding.of(List.of(row)))
                    .orElse(Finding.NOTHING);
        } catch (NotFound e) {
            return Finding.NOTHING;
        } catch (IcdFailure e) {
            return Finding.failed(e);
        }
    }

    private static Row cluster(Row stem, CodeExpression code, Place place) {
        Address explained = place.kept(Address.of("code").with("code", code.text()));
        return new Row(stem.uri(), explained, code.text(), "", stem.title(), List.of());
    }

    private Finding icd10(Icd10Code code, Place place) {
        try {
            Icd10Uri uri = Icd10Uri.of(gateway.latestIcd10Release(), code);
            titles.ask(place, List.of(uri));
            return titles.knows(uri)
                    ? Finding.of(List.of(titles.row(place, uri)))
                    : new Finding(List.of(), titles.failure(uri));
        } catch (IcdFailure e) {
            return Finding.failed(e);
        }
    }
}
