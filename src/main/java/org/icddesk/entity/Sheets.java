// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.reading.Place;
import org.icddesk.web.Link;

/** Creates the sheet for any identifier. */
@RequestScoped
public class Sheets {

    private final IcdGateway gateway;
    private final LinearizationSheet linearization;
    private final FoundationSheet foundation;
    private final Icd10Sheet icd10;

    protected Sheets() {
        this(null, null, null, null);
    }

    @Inject
    public Sheets(IcdGateway gateway, LinearizationSheet linearization, FoundationSheet foundation, Icd10Sheet icd10) {
        this.gateway = gateway;
        this.linearization = linearization;
        this.foundation = foundation;
        this.icd10 = icd10;
    }

    Sheet of(IcdUri uri, Place place) {
        if (uri instanceof LinearizationUri entity) {
            return linearization.of(entity, place);
        }
        return uri instanceof FoundationUri entity ? foundation.of(entity, place) : icd10.of((Icd10Uri) uri, place);
    }

    /** {@return an entity in each release that has it; empty where none has or WHO cannot be asked} */
    List<Link> others(IcdUri uri, Place place) {
        try {
            if (uri instanceof LinearizationUri entity) {
                return links(
                        gateway.versions(entity.inAllReleases(), Language.ENGLISH)
                                .value()
                                .releases(),
                        place);
            }
            return uri instanceof Icd10Uri entity
                    ? links(
                            gateway.versions(entity.inAllReleases(), Language.ENGLISH)
                                    .value()
                                    .releases(),
                            place)
                    : List.of();
        } catch (IcdFailure e) {
            return List.of();
        }
    }

    private static List<Link> links(List<? extends IcdUri> uris, Place place) {
        return uris.stream()
                .flatMap(uri -> release(uri).map(name -> new Link(name, place.to(uri))))
                .toList();
    }

    private static Stream<String> release(IcdUri uri) {
        return uri instanceof LinearizationUri entity
                ? entity.release().stream().map(Object::toString)
                : ((Icd10Uri) uri).release().stream().map(Object::toString);
    }
}
