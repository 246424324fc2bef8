// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.CodeSystem;
import org.icddesk.proposal.Proposal;
import org.icddesk.proposal.ProposalOrigin;
import org.icddesk.proposal.ProposedItem;
import org.icddesk.proposal.UncachedProposer;
import org.icddesk.web.Texts;

/** Finds the codes of the causes of a certificate. */
@RequestScoped
public class CauseFinder {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_WORDS = 200;

    private final UncachedProposer proposer;

    protected CauseFinder() {
        this(null);
    }

    @Inject
    public CauseFinder(UncachedProposer proposer) {
        this.proposer = proposer;
    }

    /**
     * A cause for which there is no one code.
     *
     * @param place its line
     * @param written what was written
     * @param words what is wrong, or that one is to be chosen
     * @param candidates what it may be
     */
    public record OpenCause(String place, String written, String words, List<Candidate> candidates) {}

    /**
     * What a cause may be.
     *
     * @param choice what a form says that chooses it
     */
    public record Candidate(String code, String title, String choice) {}

    /** A certificate with the codes found, and the causes without one. */
    record Coded(DeathCertificate certificate, List<OpenCause> open) {}

    /** {@return what can be told of causes without asking: codes of another classification, and texts that are too long} */
    static List<CertificateFault> faults(DeathCertificate certificate) {
        List<CertificateFault> faults = new ArrayList<>();
        for (int number = 0; number <= DeathCertificate.LINES; number++) {
            String place = CertificateFault.LINES.get(number);
            for (Condition condition : certificate.line(number)) {
                String written = condition.code().isEmpty() ? condition.text() : condition.code();
                boolean coded = !condition.linearizationUri().isEmpty()
                        || !condition.foundationUri().isEmpty();
                if (!condition.code().isEmpty() || !coded) {
                    fault(written)
                            .ifPresent(key -> faults.add(new CertificateFault(
                                    place, key, List.of(key.endsWith("words-long") ? MAX_WORDS : written))));
                }
            }
        }
        return faults;
    }

    private static Optional<String> fault(String written) {
        Optional<CodeReading> reading = CodeReading.of(written);
        if (reading.isEmpty()) {
            return written.length() > MAX_WORDS ? Optional.of("doris.fault.words-long") : Optional.empty();
        }
        if (reading.get() instanceof CodeReading.Code code) {
            List<CodeSystem> systems = code.candidates().stream()
                    .map(candidate -> candidate.system())
                    .toList();
            boolean icd10 = systems.contains(CodeSystem.ICD10);
            return systems.contains(CodeSystem.MMS)
                    ? Optional.empty()
                    : Optional.of(icd10 ? "doris.fault.icd10" : "doris.fault.icf");
        }
        boolean several = reading.get() instanceof CodeReading.Pair || reading.get() instanceof CodeReading.Range;
        return several ? Optional.of("doris.fault.icd10") : Optional.empty();
    }

    /** {@return the certificate with a code for each cause that has exactly one; texts that are the same are asked once} */
    Coded code(DeathCertificate certificate, BrowseContext context, Texts texts) {
        Map<String, ProposedItem> known = new HashMap<>();
        List<OpenCause> open = new ArrayList<>();
        List<List<Condition>> lines = new ArrayList<>();
        for (int number = 0; number <= DeathCertificate.LINES; number++) {
            String place = CertificateFault.LINES.get(number);
            List<Condition> line = new ArrayList<>();
            for (Condition condition : certificate.line(number)) {
                line.add(
                        isWhole(condition)
                                ? condition
                                : coded(condition, context, known).orElseGet(() -> {
                                    open.add(open(place, condition, known, texts));
                                    return condition;
                                }));
            }
            lines.add(line);
        }
        List<Condition> part2 = lines.remove(DeathCertificate.LINES);
        return new Coded(
                new DeathCertificate(certificate.values(), lines, part2, certificate.more()), List.copyOf(open));
    }

    private static boolean isWhole(Condition condition) {
        return !condition.code().isEmpty() && !condition.linearizationUri().isEmpty();
    }

    private Optional<Condition> coded(Condition condition, BrowseContext context, Map<String, ProposedItem> known) {
        String written = written(condition);
        ProposedItem item = known.computeIfAbsent(
                written, text -> proposer.lookUp(text, context).orElseGet(() -> proposer.search(text, context)));
        return sure(item).map(found -> condition.coded(found.title(), found.code(), found.uri()));
    }

    /** {@return what of a condition is looked up} */
    static String written(Condition condition) {
        if (!condition.code().isEmpty()) {
            return condition.code();
        }
        String uri = condition.linearizationUri().isEmpty() ? condition.foundationUri() : condition.linearizationUri();
        return uri.isEmpty() ? condition.text() : uri;
    }

    /** {@return what a text means for certain: its code; else the one entity with this title; else the one with this term} */
    static Optional<Proposal> sure(ProposedItem item) {
        if (item.state() != ProposedItem.State.PROPOSED) {
            return Optional.empty();
        }
        for (ProposalOrigin origin : List.of(ProposalOrigin.CODE, ProposalOrigin.EXACT, ProposalOrigin.SYNONYM)) {
            List<Proposal> same = item.proposals().stream()
                    .filter(proposal -> proposal.origin() == origin)
                    .toList();
            if (!same.isEmpty()) {
                return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static OpenCause open(String place, Condition condition, Map<String, ProposedItem> known, Texts texts) {
        String written = written(condition);
        ProposedItem item = known.get(written);
        String words = item.message();
        if (words.isEmpty()) {
            words = texts.get(item.proposals().isEmpty() ? "doris.cause.none" : "doris.cause.choose");
        }
        return new OpenCause(
                place,
                written,
                words,
                item.proposals().stream()
                        .map(proposal -> candidate(place, written, proposal))
                        .toList());
    }

    private static Candidate candidate(String place, String written, Proposal proposal) {
        String choice = JSON.createObjectBuilder()
                .add("For", written)
                .add("Text", proposal.title())
                .add("Code", proposal.code())
                .add("LinearizationURI", proposal.uri())
                .build()
                .toString();
        return new Candidate(proposal.code(), proposal.title(), place + " " + choice);
    }
}
