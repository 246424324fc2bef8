// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdTop;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.web.Link;

/** Creates the sheet for any identifier. */
@RequestScoped
public class Sheets {

    private final IcdGateway gateway;
    private final Desk desk;
    private final SheetTools tools;
    private final EntityNavigation navigation;
    private final LinearizationSheet linearization;
    private final FoundationSheet foundation;
    private final Icd10Sheet icd10;

    protected Sheets() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Collects those who make sheets.
     *
     * @param gateway the way to WHO
     * @param desk is told how old the answers are
     * @param tools shared by the sheets
     * @param navigation finds where the page leads
     * @param linearization for ICD-11's linearizations
     * @param foundation for the foundation
     * @param icd10 for ICD-10
     */
    @Inject
    public Sheets(
            IcdGateway gateway,
            Desk desk,
            SheetTools tools,
            EntityNavigation navigation,
            LinearizationSheet linearization,
            FoundationSheet foundation,
            Icd10Sheet icd10) {
        this.gateway = gateway;
        this.desk = desk;
        this.tools = tools;
        this.navigation = navigation;
        this.linearization = linearization;
        this.foundation = foundation;
        this.icd10 = icd10;
    }

    Sheet of(IcdUri uri, Place place) {
        if (uri.isRoot()) {
            return classification(uri, place);
        }
        if (uri instanceof LinearizationUri entity) {
            return linearization.of(entity, place);
        }
        return uri instanceof FoundationUri entity ? foundation.of(entity, place) : icd10.of((Icd10Uri) uri, place);
    }

    private Sheet classification(IcdUri uri, Place place) {
        IcdTop top = desk.take(gateway.top(uri, place.release(), place.language()));
        return new Sheet(
                new Sheet.Head(
                        "",
                        "",
                        tools.passage(top.title()),
                        uri instanceof FoundationUri ? "kind.foundation" : "kind.classification",
                        null,
                        List.of(SheetTools.own(uri)),
                        top.browserUrl().orElse(null)),
                Sheet.Body.NOTHING,
                navigation.around(uri, top.children(), place));
    }

    /** {@return an entity in each release that has it; empty where none has or WHO cannot be asked} */
    List<Link> others(IcdUri uri, Place place) {
        return SheetTools.orNone(
                        () -> gateway.versions(uri, Language.ENGLISH).value().uris())
                .stream()
                .flatMap(other -> other.release().map(release -> new Link(release.id(), place.to(other))).stream())
                .toList();
    }
}
