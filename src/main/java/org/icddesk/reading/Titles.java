// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.ClassKind;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.FoundationEntity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.PostcoordinationAxis;
import org.icddesk.gateway.Text;
import org.icddesk.web.Page;

/** Loads the codes and titles of the many entities on a page, concurrently. */
@RequestScoped
public class Titles {

    private final IcdGateway gateway;
    private final Desk desk;
    private final Page page;
    private final Map<IcdUri, Function<Place, Row>> known = new HashMap<>();
    private final Map<IcdUri, IcdFailure> failures = new HashMap<>();

    protected Titles() {
        gateway = null;
        desk = null;
        page = null;
    }

    @Inject
    public Titles(IcdGateway gateway, Desk desk, Page page) {
        this.gateway = gateway;
        this.desk = desk;
        this.page = page;
    }

    /** Loads all entities that are not known yet, except roots of classifications, which have no code. */
    public void ask(Place place, Collection<? extends IcdUri> uris) {
        Set<LinearizationUri> entities = new LinkedHashSet<>();
        Set<FoundationUri> foundation = new LinkedHashSet<>();
        Set<Icd10Uri> icd10 = new LinkedHashSet<>();
        for (IcdUri uri : uris) {
            if (known.containsKey(uri)) {
                continue;
            }
            if (uri instanceof LinearizationUri entity && !entity.isRoot()) {
                entities.add(entity);
            } else if (uri instanceof FoundationUri entity && !entity.isRoot()) {
                foundation.add(entity);
            } else if (uri instanceof Icd10Uri entity && !entity.isRoot()) {
                icd10.add(entity);
            }
        }
        if (!entities.isEmpty()) {
            gateway.entities(entities, place.language(), Patience.PAGE).forEach(a -> keep(a, this::row));
        }
        if (!foundation.isEmpty()) {
            gateway.foundationEntities(foundation, place.release(), place.language(), Patience.PAGE)
                    .forEach(a -> keep(a, this::row));
        }
        if (!icd10.isEmpty()) {
            gateway.icd10Entities(icd10, place.language(), Patience.PAGE).forEach(a -> keep(a, this::row));
        }
    }

    private <T> void keep(Attempt<T> attempt, Function<T, Function<Place, Row>> row) {
        attempt.answer().ifPresent(answer -> known.put(attempt.uri(), row.apply(desk.take(answer))));
        attempt.failure()
                .filter(failure -> !(failure instanceof NotFound))
                .ifPresent(failure -> failures.put(attempt.uri(), failure));
    }

    /** {@return an entity that was requested, as it stands in a list; without title where that is unavailable} */
    public Row row(Place place, IcdUri uri) {
        return Optional.ofNullable(known.get(uri))
                .map(row -> row.apply(place))
                .orElseGet(() -> new Row(uri, place.to(uri), "", "", null, List.of()));
    }

    /** {@return entities as they stand in a list, asked for where they are not known yet} */
    public List<Row> rows(Place place, List<? extends IcdUri> uris) {
        ask(place, uris);
        return uris.stream().map(uri -> row(place, uri)).toList();
    }

    /** {@return whether an entity that was requested has been answered} */
    public boolean knows(IcdUri uri) {
        return known.containsKey(uri);
    }

    /** {@return why an entity that was requested has no answer; empty where there is one, or WHO does not know it} */
    public Optional<IcdFailure> failure(IcdUri uri) {
        return known.containsKey(uri) ? Optional.empty() : Optional.ofNullable(failures.get(uri));
    }

    /** {@return whether an entity that was requested has no answer, though WHO may have one} */
    public boolean isPartial() {
        return failures.keySet().stream().anyMatch(uri -> !known.containsKey(uri));
    }

    private Function<Place, Row> row(Entity entity) {
        return place -> new Row(
                entity.uri(),
                place.to(entity.uri()),
                entity.code(),
                entity.codeRange().orElse(""),
                passage(entity.title()),
                flags(entity));
    }

    private Function<Place, Row> row(FoundationEntity entity) {
        return place -> new Row(entity.uri(), place.to(entity.uri()), "", "", passage(entity.title()), List.of());
    }

    private Function<Place, Row> row(Icd10Entity entity) {
        return place ->
                new Row(entity.uri(), place.to(entity.uri()), entity.code(), "", passage(entity.title()), List.of());
    }

    private Passage passage(Text title) {
        return Passage.of(title, page.getLanguage());
    }

    private static List<String> flags(Entity entity) {
        if (entity.kind() == ClassKind.CHAPTER) {
            return List.of();
        }
        List<String> flags = new ArrayList<>();
        if (entity.postcoordination().stream().anyMatch(PostcoordinationAxis::required)) {
            flags.add("require");
        } else if (!entity.postcoordination().isEmpty()) {
            flags.add("extend");
        }
        if (entity.codingNote().isPresent()) {
            flags.add("note");
        }
        if (!entity.relatedMaternal().isEmpty()) {
            flags.add("maternal");
        }
        if (!entity.relatedPerinatal().isEmpty()) {
            flags.add("perinatal");
        }
        if (entity.uri().residual().isPresent()) {
            flags.add("residual");
        }
        return List.copyOf(flags);
    }
}
