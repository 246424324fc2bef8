// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.Setting;

/** The view model of the status page, which is in English, as the log is. */
@Named("status")
@RequestScoped
public class StatusPage {

    private static final String REFRESH = "30";

    private final StatusReport report;
    private final boolean refreshing;
    private final Optional<String> done;

    protected StatusPage() {
        report = null;
        refreshing = false;
        done = Optional.empty();
    }

    /** Takes one snapshot, so that the page is consistent. */
    @Inject
    public StatusPage(StatusReporter reporter, HttpServletRequest request) {
        report = reporter.report();
        refreshing = REFRESH.equals(request.getParameter("refresh"));
        done = Optional.ofNullable(request.getParameter("done")).flatMap(path -> AdministratorAction.of(path)
                .map(AdministratorAction::done)
                .or(() -> WalkStep.of(path).map(WalkStep::done))
                .or(() -> BundleStep.of(path).map(BundleStep::done)));
    }

    /** A setting in force, as a table row. */
    public record Line(String key, String value, String source, String fault) {

        static Line of(Setting setting) {
            return new Line(
                    setting.key(),
                    setting.value(),
                    setting.source(),
                    setting.fault().orElse(null));
        }
    }

    /** A log event, as a table row. */
    public record Entry(String time, String level, String category, String words) {

        static Entry of(LogEvent event) {
            return new Entry(StatusFormat.clock(event.at()), event.level(), event.category(), event.words());
        }
    }

    /** {@return the verdict, as a sentence} */
    public String getVerdict() {
        return switch (report.verdict()) {
            case WELL -> "ICD Desk is working.";
            case ATTENTION -> "ICD Desk is working, but something needs attention.";
            case REMEMBERING -> "ICD Desk cannot ask the ICD API; it is serving cached answers.";
            case CLOSED -> "Pages are unavailable: HTTPS is required but not working.";
        };
    }

    /** {@return the CSS class of the verdict} */
    public String getStyle() {
        return report.verdict() == StatusReport.Verdict.WELL ? "notice" : "notice notice-warning";
    }

    /** {@return the confirmation of the action just performed; null if none} */
    public String getDone() {
        return done.orElse(null);
    }

    /** {@return the time of the snapshot} */
    public String getTime() {
        return StatusFormat.clock(report.at());
    }

    /** {@return whether the page refreshes itself} */
    public boolean isRefreshing() {
        return refreshing;
    }

    /** {@return where the answers come from} */
    public List<StatusRow> getSource() {
        String source =
                switch (report.source()) {
                    case WHO -> "WHO's ICD API";
                    case LOCAL -> "a local ICD API, which needs no token";
                    case SANDBOX -> "the sandbox, a simulator: not for real use";
                };
        return List.of(
                StatusRow.of("Answers come from", source),
                StatusRow.of("Address", report.apiUrl()),
                report.httpsFault()
                        .map(fault -> StatusRow.bad("HTTPS", "not working: " + fault))
                        .orElse(StatusRow.of("HTTPS", https())),
                StatusRow.of("Uptime", StatusFormat.span(java.time.Duration.between(report.since(), report.at()))),
                StatusRow.of("ICD Desk", report.versions().desk()),
                StatusRow.of("Server", report.versions().server()),
                StatusRow.of("Java", report.versions().java()));
    }

    private String https() {
        return report.settings().stream()
                        .anyMatch(s ->
                                s.key().equals("icd.https.port") && !s.value().equals("none"))
                ? "working; HTTP redirects to it"
                : "not required: pages are served over HTTP too";
    }

    /** {@return the rows about the token} */
    public List<StatusRow> getToken() {
        return TokenRows.of(report.token(), report.at());
    }

    /** {@return the rows about the ICD API} */
    public List<StatusRow> getApi() {
        List<StatusRow> rows = new ArrayList<>(ApiRows.upstream(report.api(), report.at()));
        report.fallback().ifPresent(fallback -> rows.add(ApiRows.fallback(fallback, report.at())));
        return rows;
    }

    /** {@return the rows about the cache} */
    public List<StatusRow> getMemory() {
        return ApiRows.cache(report.api());
    }

    /** {@return the rows about the answers that the servers of a cluster share; empty if this one shares none} */
    public List<StatusRow> getShared() {
        return report.shared().map(SharedRows::of).orElse(List.of());
    }

    /** {@return the releases that answers were of, with their languages} */
    public List<StatusRow> getSeen() {
        return ApiRows.languages(report.api());
    }

    /** {@return the walks for the index} */
    public List<WalkBlock> getWalks() {
        return report.index().stream()
                .map(walk -> WalkBlock.of(walk, report.at()))
                .toList();
    }

    /** {@return why what they bring is not kept on disk; null if it is, or should not be} */
    public String getIndexFault() {
        return report.indexFault().orElse(null);
    }

    /** {@return the rows about bundles} */
    public List<StatusRow> getBundles() {
        return BundleRows.of(report.bundles(), report.at());
    }

    /** {@return what is done with bundles at the moment} */
    public List<BundleRows.Bar> getBundleBars() {
        return BundleRows.bars(report.bundles());
    }

    /** {@return the rows about who asks} */
    public List<StatusRow> getClients() {
        return ClientRows.of(report.clients());
    }

    /** {@return how many requests there were of each kind of client} */
    public List<StatusRow> getCalls() {
        return ClientRows.kinds(report.calls());
    }

    /** {@return the rows about the dictionary of everyday words} */
    public List<StatusRow> getSynonyms() {
        return SynonymRows.of(report.synonyms(), report.at());
    }

    /** {@return the configuration in force} */
    public List<Line> getSettings() {
        return report.settings().stream().map(Line::of).toList();
    }

    /** {@return the notable log lines, newest first} */
    public List<Entry> getEvents() {
        return report.events().stream().map(Entry::of).toList();
    }
}
