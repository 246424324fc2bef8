// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Term;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.CodeSystem;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.MatchReason;
import org.icddesk.walk.WalkedIndex;

/** Candidates from one index of ours, of codes for ICD-10 alone; WHO is asked nothing. */
final class IndexCandidates {

    /** A text that is a title or term as a whole ranks before all else. */
    private static final int MAX_EXACT_POSITION = 50;

    private static final int MAX_LENGTH = 1_000;

    /** What a hit that is the whole of a title scores in the index, about. */
    private static final double FULL_SCORE = 1.6;

    private final WalkedIndex walked;
    private final CandidateQuery query;

    IndexCandidates(WalkedIndex walked, CandidateQuery query) {
        this.walked = walked;
        this.query = query;
    }

    CandidateList find() {
        List<CandidateEntity> found =
                new ArrayList<>(CodeReading.of(query.text()).map(this::coded).orElse(List.of()));
        if (found.isEmpty()) {
            found.addAll(words());
        }
        return new CandidateList(CandidateOrder.of(found, query), Optional.of(walked.asOf()), Optional.empty());
    }

    /** {@return what has the words of the text} */
    List<CandidateEntity> words() {
        return query.text().length() > MAX_LENGTH ? List.of() : worded(PlainText.normalizeQuery(query.text()));
    }

    private List<CandidateEntity> coded(CodeReading reading) {
        if (reading instanceof CodeReading.Code code) {
            return code.candidates().stream().flatMap(this::nearest).toList();
        }
        if (reading instanceof CodeReading.Pair pair) {
            return Stream.of(pair.dagger(), pair.asterisk())
                    .flatMap(this::nearest)
                    .toList();
        }
        if (reading instanceof CodeReading.Range range) {
            List<CandidateEntity> block =
                    range.block().stream().flatMap(this::nearest).toList();
            return block.isEmpty()
                    ? Stream.of(range.first(), range.last())
                            .flatMap(this::nearest)
                            .map(end -> candidate(end.uri(), end.code(), How.NEAREST))
                            .flatMap(Optional::stream)
                            .toList()
                    : block;
        }
        return reading instanceof CodeReading.Identifier identifier
                ? identified(identifier.address().uri()).stream().toList()
                : List.of();
    }

    private Optional<CandidateEntity> identified(IcdUri uri) {
        boolean elsewhere =
                uri.release().isPresent() && !uri.release().equals(walked.root().release());
        return candidate(uri, uri.canonical(), elsewhere ? How.NEAREST : How.CODE);
    }

    private Stream<CandidateEntity> nearest(CodeCandidate code) {
        return code.system() != CodeSystem.ICD10
                ? Stream.empty()
                : code.lookups().stream()
                        .flatMap(above -> Icd10Code.parse(above)
                                .map(parsed -> new Icd10Uri(Optional.empty(), Optional.of(parsed)))
                                .flatMap(uri ->
                                        candidate(uri, code.code(), above.equals(code.code()) ? How.CODE : How.NEAREST))
                                .stream())
                        .limit(1);
    }

    private Optional<CandidateEntity> candidate(IcdUri uri, String written, How how) {
        return walked.index().find(uri).map(entity -> candidate(entity, written, how, how.highest(), 1));
    }

    private List<CandidateEntity> worded(String words) {
        IndexResult found = walked.index().search(new IndexQuery(words, query.chapters(), Optional.empty(), false));
        if (found.match() != Match.ALL_WORDS && CodeReading.of(words).isPresent()) {
            return List.of();
        }
        ExactText text = new ExactText(words, walked.language());
        int enough = Math.max(MAX_EXACT_POSITION, query.limit());
        return found.hits().stream()
                .filter(hit -> query.wants(hit.entity().kind()))
                .limit(enough)
                .map(hit -> worded(hit, found.match(), text))
                .toList();
    }

    private CandidateEntity worded(IndexHit hit, Match match, ExactText text) {
        IndexedEntity entity = hit.entity();
        if (text.is(entity.title().value())) {
            return candidate(entity, entity.title().value(), How.TITLE, How.TITLE.highest(), 1);
        }
        Optional<String> term = text.among(Stream.concat(entity.inclusions().stream(), entity.indexTerms().stream())
                .filter(other -> !other.deprecated())
                .map(Term::label)
                .map(Object::toString));
        if (term.isPresent()) {
            return candidate(entity, term.get(), How.SYNONYM, How.SYNONYM.highest(), 1);
        }
        MatchReason why = hit.why();
        How how = how(match, why);
        String matched = hit.term().orElse(hit.title()).text();
        int words = why.words().size() + why.missing().size();
        return candidate(
                entity,
                why.synonym()
                        .map(synonym -> synonym.word() + " → " + synonym.means())
                        .orElse(matched),
                how,
                how.highest() * Math.max(0, Math.min(1, hit.score() / FULL_SCORE)),
                words == 0 ? 0 : (double) why.words().size() / words);
    }

    private static How how(Match match, MatchReason why) {
        return switch (match) {
            case SIMILAR_WORDS -> How.SIMILAR;
            case ALL_BUT_ONE -> How.SOME_WORDS;
            case ALL_WORDS -> why.synonym().isPresent() ? How.EVERYDAY : How.WORDS;
        };
    }

    private static CandidateEntity candidate(
            IndexedEntity entity, String matched, How how, double score, double words) {
        return new CandidateEntity(
                entity.uri(),
                entity.code(),
                entity.title().value(),
                entity.kind(),
                matched,
                how,
                Math.round(score * 10) / 10.0,
                words,
                false);
    }
}
