// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.NotFound;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;

/** Makes the sheets of chapters, blocks and categories of ICD-10. */
@RequestScoped
public class Icd10Sheet {

    private static final int MOST_ABOVE = 20;

    private final IcdGateway gateway;
    private final Desk desk;
    private final SheetTools tools;
    private final EntityNavigation navigation;

    protected Icd10Sheet() {
        this(null, null, null, null);
    }

    /**
     * Prepares to make a sheet.
     *
     * @param gateway the way to WHO
     * @param desk is told how old the answers are
     * @param tools shared with the other sheets
     * @param navigation finds where the page leads
     */
    @Inject
    public Icd10Sheet(IcdGateway gateway, Desk desk, SheetTools tools, EntityNavigation navigation) {
        this.gateway = gateway;
        this.desk = desk;
        this.tools = tools;
        this.navigation = navigation;
    }

    Sheet of(Icd10Uri uri, Place place) {
        Icd10Entity entity = desk.take(gateway.icd10Entity(uri, place.language()));
        return new Sheet(
                tools.head(entity, SheetTools.kind(entity.kind()), List.of(SheetTools.own(entity.uri()))),
                body(entity, place),
                navigation.around(entity, above(entity, place), place));
    }

    private Sheet.Body body(Icd10Entity entity, Place place) {
        List<Sheet.Part<List<Sheet.TermLine>>> terms = new ArrayList<>();
        tools.terms(terms, "part.inclusions", entity.inclusions(), place);
        tools.terms(terms, "part.exclusions", entity.exclusions(), place);
        return new Sheet.Body(
                tools.passages(entity.notes()),
                tools.definitions(entity),
                terms,
                List.of(),
                List.of(),
                List.of(),
                tools.lines(entity.indexTerms(), place));
    }

    /** ICD-10's answers name the parent alone; a circle of parents ends the way up. */
    private List<Icd10Uri> above(Icd10Entity entity, Place place) {
        Set<Icd10Uri> seen = new LinkedHashSet<>(Set.of(entity.uri()));
        List<Icd10Uri> above = new ArrayList<>();
        Optional<Icd10Uri> parent = entity.parent();
        while (parent.filter(uri -> !uri.isRoot()).isPresent() && above.size() < MOST_ABOVE && seen.add(parent.get())) {
            above.add(0, parent.get());
            parent = parentOf(parent.get(), place);
        }
        return above;
    }

    private Optional<Icd10Uri> parentOf(Icd10Uri uri, Place place) {
        try {
            return gateway.icd10Entity(uri, place.language()).value().parent();
        } catch (NotFound e) {
            return Optional.empty();
        } catch (IcdFailure e) {
            tools.tellThatLevelsAboveAreMissing();
            return Optional.empty();
        }
    }
}
