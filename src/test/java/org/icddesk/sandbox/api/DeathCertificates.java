// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Cluster;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Request;

/**
 * A stand-in for DORIS and CODEDIT: the shapes are WHO's, the rules are not, and every answer says so.
 *
 * <p>It answers what WHO has been recorded to answer to {@link RecordedCertificates}. To any other certificate the
 * underlying cause is its only code, or else the first code of the lowest line used in part 1.
 */
final class DeathCertificates {

    private static final String MARK = "Sandbox, not WHO's DORIS: ";
    private static final String SINGLE = MARK + "the certificate has one cause, which is the underlying cause.";
    private static final String SIMPLIFIED = MARK + "this is the sandbox's simplification; the underlying cause"
            + " is the first code of the lowest line used in part 1; no selection or modification rule was applied.";

    private DeathCertificates() {}

    static Answer answer(String service, Edition edition, Request request) {
        Certificate certificate;
        try {
            certificate = request.method().equals("POST")
                    ? posted(edition, request)
                    : Certificate.of(edition, request.query());
        } catch (JsonException | ClassCastException | NullPointerException e) {
            return Answer.empty(400);
        }
        return service.equals("doris") ? doris(edition, certificate) : codedit(edition, certificate);
    }

    private static Certificate posted(Edition edition, Request request) {
        if (!request.header("Content-Type").toLowerCase(Locale.ROOT).contains("json")) {
            throw new JsonException("not JSON");
        }
        return Certificate.of(
                edition, Jsons.read(new ByteArrayInputStream(request.body())).asJsonObject());
    }

    private static Answer doris(Edition edition, Certificate certificate) {
        Optional<JsonObject> recorded = RecordedCertificates.answer(certificate, MARK);
        if (recorded.isPresent()) {
            return Answer.json(recorded.get());
        }
        String rule = certificate.codes().size() == 1 ? SINGLE : SIMPLIFIED;
        Optional<String> first = certificate.lowestUsed();
        Optional<Cluster> cause = first.flatMap(code -> Cluster.of(edition, code, true, false));
        JsonObjectBuilder out = Jsons.object();
        if (cause.isPresent()) {
            Node stem = cause.get().stem();
            out.add("stemCode", stem.code)
                    .add("stemURI", Describe.foundationUri(stem))
                    .add("code", cause.get().code())
                    .add("uri", cause.get().joined(node -> Uris.linearization(node.linearization) + "/" + node.id))
                    .add("report", rule)
                    .add(
                            "tabularReport",
                            "Step;Satisfied;Tentative;NewTentative;Message\nsandbox;true;;"
                                    + cause.get().code() + ";" + rule.replace(';', ','))
                    .add("reject", false)
                    .addNull("error");
        } else {
            String why = first.map(code -> "The code " + code + " is not in the release.")
                    .orElse("The certificate holds no code in part 1.");
            out.addNull("stemCode")
                    .addNull("stemURI")
                    .addNull("code")
                    .addNull("uri")
                    .add("report", why + "\n" + SIMPLIFIED)
                    .addNull("tabularReport")
                    .add("reject", true)
                    .add("error", why);
        }
        return Answer.json(out.addNull("warning").build());
    }

    private static Answer codedit(Edition edition, Certificate certificate) {
        List<String> issues = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> table = new ArrayList<>(List.of("Issue;Field;Code"));
        if (certificate.codes().isEmpty()) {
            issues.add("The certificate holds no code.");
            ids.add("EMPTY");
        }
        for (String code : certificate.codes()) {
            if (Cluster.of(edition, code, true, false).isEmpty()) {
                issues.add("The code " + code + " is not in the release.");
                ids.add("UNKNOWN_CODE");
                table.add("UNKNOWN_CODE;" + certificate.field(code) + ";" + code);
            }
        }
        issues.add("This is the sandbox's check of the codes alone, not CODEDIT.");
        return Answer.json(Jsons.object()
                .add("report", String.join("\n", issues))
                .add("tabularReport", table.size() == 1 ? "" : String.join("\n", table))
                .add("issueIds", String.join(",", ids))
                .build());
    }
}
