// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.CertificateFile;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.PostedForm;
import org.icddesk.web.RouteResult;

/** Routes the page of the death certificate, its files, and the suggestions for its causes, all of them by POST alone. */
@ApplicationScoped
public class DorisRoute implements PageRoute {

    private static final String JSON = "application/json;charset=UTF-8";

    private final HttpServletRequest http;
    private final CauseSuggestions suggestions;

    protected DorisRoute() {
        this(null, null);
    }

    @Inject
    public DorisRoute(HttpServletRequest http, CauseSuggestions suggestions) {
        this.http = http;
        this.suggestions = suggestions;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("doris");
    }

    @Override
    public boolean takesForms() {
        return true;
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        List<String> path = request.address().path();
        Optional<PostedForm> form = PostedForm.of(http);
        if (path.equals(List.of("doris", "suggest"))) {
            return form.map(asked -> new RouteResult.Document(JSON, suggestions.json(asked)));
        }
        return path.size() == 1
                ? Optional.of(form.flatMap(DorisRoute::file).orElse(new RouteResult.View("doris")))
                : Optional.empty();
    }

    private static Optional<RouteResult> file(PostedForm form) {
        return form.text("do").flatMap(wanted -> switch (wanted) {
            case "json" ->
                Optional.of(new RouteResult.File("certificate.json", JSON, CertificateFile.json(read(form))));
            case "csv" ->
                Optional.of(new RouteResult.File(
                        "certificate.csv", "text/csv;charset=UTF-8", CertificateFile.csv(read(form))));
            default -> Optional.empty();
        });
    }

    /** WHO's format wants to know which revision of ICD its codes are of. */
    private static DeathCertificate read(PostedForm form) {
        DeathCertificate certificate = CertificateForm.read(form);
        return certificate.value(CertificateField.ICD_VERSION).isEmpty()
                ? certificate.with(CertificateField.ICD_VERSION, "ICD11")
                : certificate;
    }
}
