// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.PageFrame;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.CertificateFile;
import org.icddesk.certificate.CertificateJson;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.icd.Release;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.Page;
import org.icddesk.web.PostedForm;

/** The view model of the page of the death certificate. */
@Named("dorisPage")
@RequestScoped
public class DorisPage {

    private final HttpServletRequest http;
    private final CertificateDesk desk;
    private final DorisReleases releases;
    private final EntityTitles titles;
    private final PageFrame frame;
    private final Page page;
    private CertificateDesk.Outcome outcome = CertificateDesk.Outcome.of(DeathCertificate.EMPTY);
    private List<Release> known = List.of();
    private DorisResult result;
    private boolean posted;

    protected DorisPage() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public DorisPage(
            HttpServletRequest http,
            CertificateDesk desk,
            DorisReleases releases,
            EntityTitles titles,
            PageFrame frame,
            Page page) {
        this.http = http;
        this.desk = desk;
        this.releases = releases;
        this.titles = titles;
        this.frame = frame;
        this.page = page;
    }

    /** A link to a place of the form. */
    public record Place(String id, String label) {}

    /** A certificate of a file that has several. */
    public record Several(String label, String json) {}

    /** Does what the form asks for, if one was posted. */
    public void load() {
        page.setTitle(page.say("doris.title"));
        Optional<PostedForm> form = PostedForm.of(http);
        if (form.isPresent()) {
            DependencyTracker.markVolatile();
            posted = true;
            outcome = desk.work(form.get());
            outcome.context().ifPresent(frame::open);
            outcome.replies().flatMap(reply -> reply.given().stream()).forEach(frame::recordAge);
        }
        known = releases.all();
        result = new DorisResult(outcome, titles, page.texts());
    }

    /** {@return whether a form was posted} */
    public boolean isPosted() {
        return posted;
    }

    /** {@return what WHO's services said} */
    public DorisResult getResult() {
        return result;
    }

    /** {@return why a file cannot be read; null if there was none, or it can} */
    public String getFileFault() {
        return outcome.fileFault().orElse(null);
    }

    /** {@return the certificates of a file that has several} */
    public List<Several> getSeveral() {
        List<Several> several = new ArrayList<>();
        for (DeathCertificate one : outcome.choices()) {
            String key = one.value(CertificateField.CERTIFICATE_KEY);
            several.add(new Several(
                    key.isEmpty()
                            ? page.say("doris.file.number", several.size() + 1)
                            : page.say("doris.file.key", several.size() + 1, key),
                    CertificateJson.write(one).toString()));
        }
        return several;
    }

    /** {@return everything that is to be put right before WHO is asked} */
    public List<FormFaults.Fault> getFaults() {
        return faults().all();
    }

    private FormFaults faults() {
        return new FormFaults(outcome.faults(), outcome.open(), page.texts());
    }

    /** {@return a field by its name in the form} */
    public FieldView field(String id) {
        CertificateField field = CertificateField.of(id).orElseThrow();
        return FieldView.of(field, outcome.certificate().value(field), faults().at(id), page.texts());
    }

    /** {@return the lines of part 1} */
    public List<CauseLine> getPart1() {
        return CertificateFault.LINES.subList(0, DeathCertificate.LINES).stream()
                .map(this::line)
                .toList();
    }

    /** {@return part 2, as one line} */
    public List<CauseLine> getPart2() {
        return List.of(line(CertificateFault.LINES.get(DeathCertificate.LINES)));
    }

    private CauseLine line(String place) {
        return CauseLine.of(
                place,
                outcome.certificate().line(CertificateFault.LINES.indexOf(place)),
                faults().at(place),
                faults().at(place + CertificateForm.INTERVAL),
                outcome.open());
    }

    /** {@return the units of a line's interval} */
    public List<FieldView.Choice> units(CauseLine line) {
        return FieldView.units(line.place() + CertificateForm.INTERVAL, line.unit(), "D", page.texts());
    }

    /** {@return the units of the interval that a condition has of its own} */
    public List<FieldView.Choice> ownUnits(CauseLine.Chosen condition) {
        return FieldView.units(condition.field(), condition.own().unit(), "Y", page.texts());
    }

    /** {@return the units of an interval of which nothing is known yet} */
    public List<FieldView.Choice> getUnits() {
        return FieldView.units("new", "", "Y", page.texts());
    }

    /** {@return the releases to choose from; none where WHO cannot be asked} */
    public List<FieldView.Choice> getReleases() {
        String wanted = getWantedRelease();
        return known.stream()
                .map(release -> new FieldView.Choice(
                        "f-release-" + release.id(),
                        release.id(),
                        release.id(),
                        release.id().equals(wanted)))
                .toList();
    }

    /** {@return the release that the form or a file names} */
    public String getWantedRelease() {
        return outcome.certificate().value(CertificateField.ICD_MINOR_VERSION);
    }

    /** {@return the same if WHO does not offer it; null if it does, or that is not known} */
    public String getUnknownRelease() {
        String wanted = getWantedRelease();
        boolean offered = known.stream().anyMatch(release -> release.id().equals(wanted));
        return wanted.isEmpty() || offered || known.isEmpty() ? null : wanted;
    }

    /** {@return the revision of ICD that a file names} */
    public String getVersion() {
        return outcome.certificate().value(CertificateField.ICD_VERSION);
    }

    /** {@return what is wrong with that} */
    public List<String> getVersionFaults() {
        return faults().at(CertificateField.ICD_VERSION.id());
    }

    /** {@return what a file had beside WHO's format, in JSON; null if nothing} */
    public String getMore() {
        return outcome.certificate().more().isEmpty()
                ? null
                : outcome.certificate().more().toString();
    }

    /** {@return whether a table would not have all of the certificate} */
    public boolean isCutByCsv() {
        return posted && CertificateFile.isCutByCsv(outcome.certificate());
    }
}
