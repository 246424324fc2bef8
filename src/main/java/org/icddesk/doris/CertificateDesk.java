// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.CertificateField;
import org.icddesk.certificate.CertificateFile;
import org.icddesk.certificate.CertificateFileFault;
import org.icddesk.certificate.CertificateRules;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.request.ClientContext;
import org.icddesk.table.TableFault;
import org.icddesk.web.Page;
import org.icddesk.web.PostedForm;

/** Does what a posted form asks for: reads a file, finds codes, asks WHO's services. */
@RequestScoped
public class CertificateDesk {

    /** All of it: up to forty causes are looked up, one after the other. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    /** Where the day begins first; what happened today somewhere is not in the future. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final DorisReleases releases;
    private final CauseFinder finder;
    private final DorisService service;
    private final Page page;

    protected CertificateDesk() {
        this(null, null, null, null);
    }

    @Inject
    public CertificateDesk(DorisReleases releases, CauseFinder finder, DorisService service, Page page) {
        this.releases = releases;
        this.finder = finder;
        this.service = service;
        this.page = page;
    }

    /**
     * What came of a form.
     *
     * @param certificate the certificate, which the form shows again whatever came of it
     * @param faults what cannot be true of it
     * @param open causes without a code
     * @param choices the certificates of a file that has several
     * @param fileFault why a file cannot be read, in words
     * @param check what CODEDIT said; empty if it was not asked
     * @param cause what DORIS said; empty if it was not asked
     * @param context where codes were looked up; empty if nothing was asked
     * @param failure why WHO could not be asked at all
     */
    record Outcome(
            DeathCertificate certificate,
            List<CertificateFault> faults,
            List<CauseFinder.OpenCause> open,
            List<DeathCertificate> choices,
            Optional<String> fileFault,
            Optional<DorisService.Reply> check,
            Optional<DorisService.Reply> cause,
            Optional<BrowseContext> context,
            Optional<IcdFailure> failure) {

        static Outcome of(DeathCertificate certificate) {
            return new Outcome(
                    certificate,
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** {@return what WHO's services said} */
        Stream<DorisService.Reply> replies() {
            return Stream.of(check, cause).flatMap(Optional::stream);
        }

        private Outcome with(List<CertificateFault> found, List<CauseFinder.OpenCause> causes) {
            return new Outcome(certificate, found, causes, choices, fileFault, check, cause, context, failure);
        }

        private Outcome failed(IcdFailure why) {
            return new Outcome(certificate, faults, open, choices, fileFault, check, cause, context, Optional.of(why));
        }

        private Outcome opened(List<DeathCertificate> several, Optional<String> fault) {
            return new Outcome(certificate, faults, open, several, fault, check, cause, context, failure);
        }

        private Outcome asked(BrowseContext where, DorisService.Reply checked, DorisService.Reply found) {
            return new Outcome(
                    certificate,
                    faults,
                    open,
                    choices,
                    fileFault,
                    Optional.of(checked),
                    Optional.of(found),
                    Optional.of(where),
                    failure);
        }
    }

    /** {@return what comes of a form} */
    Outcome work(PostedForm form) {
        ClientContext.setDeadline(LIMIT);
        boolean opening = form.text("do").filter("open"::equals).isPresent();
        if (opening) {
            return open(form);
        }
        DeathCertificate certificate = CertificateForm.read(form);
        boolean checking = form.text("do").filter("check"::equals).isPresent();
        List<CertificateFault> seen = form.text("open").isPresent() ? faults(certificate) : List.of();
        return checking ? check(certificate) : Outcome.of(certificate).with(seen, List.of());
    }

    private Outcome open(PostedForm form) {
        Optional<PostedForm.Part> file = form.file("file");
        Outcome nothing = Outcome.of(CertificateForm.read(form));
        if (file.isEmpty()) {
            return nothing.opened(List.of(), Optional.of(page.say("doris.file.none")));
        }
        try {
            List<DeathCertificate> read = CertificateFile.read(
                    file.get().bytes(), file.get().fileName().orElse(""));
            Optional<DeathCertificate> longer = read.stream()
                    .filter(one -> one.part1().size() > DeathCertificate.LINES)
                    .findFirst();
            if (longer.isPresent()) {
                int lines = longer.get().part1().size();
                return nothing.opened(
                        List.of(), Optional.of(page.say("doris.file.lines", lines, DeathCertificate.LINES)));
            }
            return read.size() == 1
                    ? Outcome.of(read.get(0)).with(faults(read.get(0)), List.of())
                    : nothing.opened(read, Optional.empty());
        } catch (CertificateFileFault e) {
            return nothing.opened(List.of(), Optional.of(e.in(page.texts())));
        } catch (TableFault e) {
            return nothing.opened(List.of(), Optional.of(e.in(page.texts())));
        }
    }

    /** {@return what cannot be true of a certificate that has causes} */
    private static List<CertificateFault> faults(DeathCertificate certificate) {
        List<CertificateFault> faults = new ArrayList<>(CertificateRules.faults(certificate, LocalDate.now(EARLIEST)));
        faults.addAll(CauseFinder.faults(certificate));
        return faults;
    }

    private Outcome check(DeathCertificate certificate) {
        Outcome outcome = Outcome.of(certificate);
        List<CertificateFault> faults = faults(certificate);
        if (!faults.isEmpty()) {
            return outcome.with(faults, List.of());
        }
        try {
            String wanted = certificate.value(CertificateField.ICD_MINOR_VERSION);
            BrowseContext context = releases.context(Optional.of(wanted));
            CauseFinder.Coded coded = finder.code(certificate, context, page.texts());
            DeathCertificate whole = coded.certificate()
                    .with(CertificateField.ICD_VERSION, "ICD11")
                    .with(
                            CertificateField.ICD_MINOR_VERSION,
                            context.release().orElseThrow().id());
            outcome = Outcome.of(whole);
            return coded.open().isEmpty()
                    ? outcome.asked(
                            context,
                            service.check(whole, context.release().orElseThrow(), context.language()),
                            service.underlyingCause(whole, context.release().orElseThrow(), context.language()))
                    : outcome.with(List.of(), coded.open());
        } catch (IcdFailure e) {
            return outcome.failed(e);
        }
    }
}
