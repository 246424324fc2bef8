// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.BrowseContext;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.request.AnswerTimeout;

/** Candidates of ICD-11 for words, from WHO: by one search, and by automatic coding if that decides nothing. */
final class WhoCandidates {

    private final IcdGateway gateway;
    private final BrowseContext context;
    private final AnswerTimeout timeout;
    private final OldestAnswer ages;

    WhoCandidates(IcdGateway gateway, BrowseContext context, AnswerTimeout timeout, OldestAnswer ages) {
        this.gateway = gateway;
        this.context = context;
        this.timeout = timeout;
        this.ages = ages;
    }

    /** {@return what words find, the best first; an {@link IcdFailure} if WHO does not answer} */
    List<CandidateEntity> find(CandidateQuery query) {
        String words = words(query.text());
        if (words.isEmpty()) {
            return List.of();
        }
        ExactText text = new ExactText(query.text(), context.language());
        try {
            List<CandidateEntity> hits = searched(words, text, query);
            boolean exact = hits.stream().anyMatch(hit -> hit.how().isExact());
            if (exact || query.unfinished()) {
                return hits;
            }
            List<CandidateEntity> all =
                    new ArrayList<>(coded(words, text, hits).stream().toList());
            all.addAll(hits);
            return all;
        } catch (NotFound | Rejected e) {
            return List.of();
        }
    }

    /** {@return the words as WHO takes them: without signs of truncation, and not too long} */
    private static String words(String text) {
        String words = PlainText.normalizeQuery(text).replaceAll("[%*\\s]+$", "");
        if (words.length() <= SearchRequest.MAX_QUERY_LENGTH) {
            return words;
        }
        int end = words.lastIndexOf(' ', SearchRequest.MAX_QUERY_LENGTH);
        return words.substring(0, end > 0 ? end : SearchRequest.MAX_QUERY_LENGTH);
    }

    private List<CandidateEntity> searched(String words, ExactText text, CandidateQuery query) {
        // Groupings have no code, and WHO finds them only where it is not asked for what can be coded.
        boolean coding = query.kinds().isEmpty() || query.kinds().contains(ClassKind.CATEGORY);
        String typed = query.unfinished() && words.length() < SearchRequest.MAX_QUERY_LENGTH ? words + "%" : words;
        SearchRequest request = SearchRequest.of(context.scope(), typed, context.language())
                .withChapters(query.chapters())
                .with(new SearchRequest.Matching(false, coding, Set.of()));
        return ages.record(gateway.search(request, timeout)).hits().stream()
                .flatMap(hit -> candidate(hit, text).stream())
                .toList();
    }

    private Optional<CandidateEntity> candidate(Hit hit, ExactText text) {
        return entity(hit.uri()).map(uri -> {
            String title = hit.title().text();
            Optional<String> term = text.among(
                    hit.matches().stream().map(MatchingProperty::label).map(Object::toString));
            boolean whole = text.is(title);
            How how = whole ? How.TITLE : term.isPresent() ? How.SYNONYM : How.WORDS;
            String matched = whole
                    ? title
                    : term.or(() -> hit.titleIsBest()
                                    ? Optional.empty()
                                    : hit.matches().stream().findFirst().map(best -> best.label()
                                            .text()))
                            .orElse(title);
            return candidate(uri, hit.code().orElse(""), title, matched, how, hit.score(), text.shareIn(matched));
        });
    }

    private Optional<IcdUri> entity(Optional<UriExpression> uri) {
        return uri.filter(expression -> !expression.isCluster())
                .map(UriExpression::stem)
                .filter(stem -> stem.root()
                        .inAllReleases()
                        .equals(context.classification().root()));
    }

    private Optional<CandidateEntity> coded(String words, ExactText text, List<CandidateEntity> hits) {
        AutocodeRequest request = AutocodeRequest.of(context.scope(), words, context.language());
        Autocoding coding = ages.record(gateway.autocode(request, timeout));
        return entity(coding.linearization()).flatMap(uri -> {
            String matched = coding.matchingText().orElse("");
            How how = text.is(matched) ? coding.title() ? How.TITLE : How.SYNONYM : How.AUTOCODE;
            return hits.stream()
                    .filter(hit -> hit.uri().equals(uri))
                    .map(hit -> candidate(
                            uri, hit.code(), hit.title(), matched, how, coding.score(), text.shareIn(matched)))
                    .findFirst()
                    .or(() -> asked(uri)
                            .map(entity -> candidate(
                                    uri,
                                    entity.code(),
                                    entity.title().value(),
                                    matched,
                                    how,
                                    coding.score(),
                                    text.shareIn(matched))));
        });
    }

    private Optional<IcdEntity> asked(IcdUri uri) {
        return gateway.entities(Set.of(uri), Optional.empty(), context.language(), timeout).stream()
                .flatMap(attempt -> attempt.answer().stream())
                .map(ages::record)
                .findFirst();
    }

    private static CandidateEntity candidate(
            IcdUri uri, String code, String title, String matched, How how, double score, double words) {
        double share = Math.max(0, Math.min(1, score));
        double points = how.isExact() ? how.highest() : how.highest() * share;
        return new CandidateEntity(
                uri, code, title, kind(code), matched, how, Math.round(points * 10) / 10.0, words, false);
    }

    /** {@return the kind of what a search finds, which does not tell: chapters have short codes, and blocks none} */
    private static ClassKind kind(String code) {
        if (code.isEmpty()) {
            return ClassKind.BLOCK;
        }
        return code.matches("[0-9]{2}|[A-Z]") ? ClassKind.CHAPTER : ClassKind.CATEGORY;
    }
}
