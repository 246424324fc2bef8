// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.browse.EntityTitles;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.icd.Release;
import org.icddesk.web.Texts;

/** What WHO's services said of a certificate, as displayed. */
public final class DorisResult {

    private final CertificateDesk.Outcome outcome;
    private final Texts texts;
    private final UnderlyingCause cause;

    DorisResult(CertificateDesk.Outcome outcome, EntityTitles titles, Texts texts) {
        this.outcome = outcome;
        this.texts = texts;
        cause = doris().filter(answer -> !answer.reject())
                .flatMap(answer -> UnderlyingCause.of(answer, outcome.context().orElseThrow(), titles))
                .orElse(null);
    }

    /** A message, with links to the places that it names. */
    public record Message(String words, List<DorisPage.Place> places) {}

    static DorisPage.Place place(String place, Texts texts) {
        boolean interval = place.endsWith(CertificateForm.INTERVAL);
        String line = interval ? place.substring(0, place.length() - CertificateForm.INTERVAL.length()) : place;
        String label = CertificateFault.LINES.contains(line)
                ? texts.get("doris.line." + line)
                : texts.get("doris.field." + place);
        return new DorisPage.Place("f-" + place, interval ? texts.format("doris.interval.of", label) : label);
    }

    private Optional<DorisAnswer> doris() {
        return outcome.cause().flatMap(DorisService.Reply::answer);
    }

    private Optional<DorisAnswer> codedit() {
        return outcome.check().flatMap(DorisService.Reply::answer);
    }

    /** {@return whether WHO was to be asked} */
    public boolean isAsked() {
        return outcome.cause().isPresent() || outcome.failure().isPresent();
    }

    /** {@return why there is no answer of DORIS; null if there is one} */
    public String getFailure() {
        return outcome.failure()
                .or(() -> outcome.cause().flatMap(DorisService.Reply::failure))
                .map(failure -> words(failure, "DORIS"))
                .orElse(null);
    }

    /** {@return why there is no answer of CODEDIT; null if there is one, or it was not asked} */
    public String getCheckFailure() {
        return outcome.check()
                .flatMap(DorisService.Reply::failure)
                .map(failure -> words(failure, "CODEDIT"))
                .orElse(null);
    }

    private String words(IcdFailure failure, String service) {
        boolean lacking =
                failure instanceof Unavailable outage && outage.reason() == Unavailable.Reason.NOT_IN_FALLBACK;
        String kind = lacking
                ? "not-in-fallback"
                : failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String release = outcome.context()
                .flatMap(context -> context.release())
                .map(Release::id)
                .orElse("");
        String key = "doris.failed." + kind;
        return texts.has(key) ? texts.format(key, service, release) : failure.forReaders();
    }

    /** {@return the underlying cause; null if there is none} */
    public UnderlyingCause getCause() {
        return cause;
    }

    /** {@return whether DORIS found no underlying cause} */
    public boolean isRejected() {
        return doris().filter(answer -> answer.reject() || cause == null).isPresent();
    }

    /** {@return the errors that DORIS told} */
    public List<Message> getErrors() {
        return messages(doris().map(DorisAnswer::error).orElse(""));
    }

    /** {@return the warnings that DORIS told} */
    public List<Message> getWarnings() {
        return messages(doris().map(DorisAnswer::warning).orElse(""));
    }

    /** {@return what CODEDIT told} */
    public List<Message> getChecks() {
        return messages(codedit().map(DorisAnswer::report).orElse(""));
    }

    /** {@return CODEDIT's names of the issues that it found; null if it found none} */
    public String getIssues() {
        return codedit()
                .map(DorisAnswer::issueIds)
                .filter(ids -> !ids.isEmpty())
                .orElse(null);
    }

    /** {@return whether CODEDIT was asked, and has answered} */
    public boolean isChecked() {
        return codedit().isPresent();
    }

    /** {@return what CODEDIT told as a table} */
    public List<ReportBlock> getCheckTable() {
        return tables(codedit());
    }

    /** {@return how DORIS came to its answer} */
    public List<ReportBlock> getReport() {
        return ReportParser.report(doris().map(DorisAnswer::report).orElse(""));
    }

    /** {@return the same as a table} */
    public List<ReportBlock> getReportTable() {
        return tables(doris());
    }

    private static List<ReportBlock> tables(Optional<DorisAnswer> answer) {
        return ReportParser.table(answer.map(DorisAnswer::tabularReport).orElse(""));
    }

    private List<Message> messages(String text) {
        DeathCertificate certificate = outcome.certificate();
        List<Message> messages = new ArrayList<>();
        for (DorisMessage message : DorisMessage.of(text, certificate)) {
            messages.add(new Message(
                    message.words(),
                    message.places().stream().map(place -> place(place, texts)).toList()));
        }
        return messages;
    }
}
