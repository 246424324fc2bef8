// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.CodeExpression;
import org.icddesk.gateway.CodeInfo;
import org.icddesk.gateway.CodeOptions;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Place;
import org.icddesk.reading.Places;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Page;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** Explains a code that is not simply the code of one entity: a cluster, code by code. */
@Named("codePage")
@RequestScoped
public class CodePage {

    private final Visit visit;
    private final Page page;
    private final Desk desk;
    private final Places places;
    private final Editions editions;
    private final IcdGateway gateway;
    private final Titles titles;
    private CodeExpression code;
    private Optional<CodeInfo> info = Optional.empty();
    private List<Line> lines = List.of();

    /**
     * One code of a cluster.
     *
     * @param joint the sign before it; empty for the first
     * @param code the code
     * @param entity what it stands for; null where WHO does not know the code
     */
    public record Line(String joint, String code, Row entity) {}

    /** For the container's proxy alone. */
    protected CodePage() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Prepares the page.
     *
     * @param visit names the code
     * @param page is told title and language
     * @param desk is told the place
     * @param places finds the place
     * @param editions knows the releases
     * @param gateway the way to WHO
     * @param titles finds titles
     */
    @Inject
    public CodePage(
            Visit visit, Page page, Desk desk, Places places, Editions editions, IcdGateway gateway, Titles titles) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
        this.places = places;
        this.editions = editions;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** Takes the code apart. */
    public void load() {
        code = CodeSection.code(visit);
        Place place = places.in(Classification.MMS, Optional.of(CodeSection.release(visit, editions)));
        desk.open(place);
        page.entitle(code.text());
        if (!code.isCluster()) {
            throw new Problem(
                    404, "code", code.text(), place.release().orElseThrow().id());
        }
        info = info(code, place);
        lines = code.parts().stream()
                .map(part -> new Line(part.joint().sign(), part.code().code(), entity(part, place)))
                .toList();
    }

    private Row entity(CodeExpression.Part part, Place place) {
        return info(CodeExpression.parse(part.code().code()), place)
                .flatMap(CodeInfo::stem)
                .map(uri -> row(uri, place))
                .orElse(null);
    }

    private Row row(LinearizationUri uri, Place place) {
        return titles.rows(place, List.of(uri)).get(0);
    }

    private Optional<CodeInfo> info(CodeExpression expression, Place place) {
        try {
            return Optional.of(desk.take(gateway.codeInfo(place.scope(), expression, CodeOptions.DEFAULT)));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** {@return the cluster, normalised} */
    public String getCode() {
        return code.text();
    }

    /** {@return whether WHO accepts the combination} */
    public boolean isValid() {
        return info.isPresent();
    }

    /** {@return the plain code that says the same; null where there is none} */
    public String getSimplified() {
        return info.flatMap(CodeInfo::simplifiedCode).orElse(null);
    }

    /** {@return the codes of the cluster in their order} */
    public List<Line> getLines() {
        return lines;
    }
}
