// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.CodeExpression;
import org.icddesk.gateway.CodeOptions;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.InvalidCode;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Place;
import org.icddesk.web.Destination;
import org.icddesk.web.Problem;
import org.icddesk.web.Section;
import org.icddesk.web.Visit;

/** Routes addresses that contain an ICD-11 code: to its entity if it has one, otherwise to an explanation. */
@ApplicationScoped
public class CodeSection implements Section {

    private final IcdGateway gateway;
    private final Editions editions;

    protected CodeSection() {
        this(null, null);
    }

    @Inject
    public CodeSection(IcdGateway gateway, Editions editions) {
        this.gateway = gateway;
        this.editions = editions;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("code");
    }

    @Override
    public Optional<Destination> find(Visit visit) {
        CodeExpression code = code(visit);
        if (code.isCluster()) {
            return Optional.of(new Destination.View("code"));
        }
        return Optional.of(entity(code, visit)
                .<Destination>map(uri -> new Destination.Redirect(
                        Place.address(uri).with("lang", visit.parameter("lang").orElse(null)), false))
                .orElse(new Destination.View("code")));
    }

    /**
     * Reads the code that an address names.
     *
     * @throws Problem 400 when it is none, saying why; 404 when there is none
     */
    static CodeExpression code(Visit visit) {
        // A cluster's stroke may stand in the path as it is: /code/5A11/9B71.0Z.
        List<String> rest =
                visit.address().path().subList(1, visit.address().path().size());
        String written = rest.isEmpty() ? visit.parameter("code").orElse("") : String.join("/", rest);
        try {
            return CodeExpression.parse(written);
        } catch (InvalidCode e) {
            throw new Problem(
                    400,
                    "code-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    String.valueOf(e.part()),
                    e.written());
        }
    }

    /** {@return the release that an address wants codes of} */
    static Release release(Visit visit, Editions editions) {
        Optional<Release> named = visit.parameter("release")
                .filter(r -> !r.equals("latest"))
                .map(r -> Release.parse(r).orElseThrow(() -> new Problem(404, "release")));
        named.ifPresent(release -> editions.check(Classification.MMS, release));
        return named.or(() -> editions.standard(Classification.MMS)).orElseThrow();
    }

    private Optional<LinearizationUri> entity(CodeExpression code, Visit visit) {
        boolean functioning = Character.isLowerCase(code.stem().code().charAt(0));
        Classification classification = functioning ? Classification.ICF : Classification.MMS;
        Release release = functioning && !visit.has("release")
                ? editions.standard(Classification.ICF).orElseThrow()
                : release(visit, editions);
        Place place = new Place(classification, Optional.of(release), Language.ENGLISH, false, List.of());
        try {
            return gateway.codeInfo(place.scope(), code, CodeOptions.DEFAULT)
                    .value()
                    .stem();
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
