// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.Languages;

/** Asks WHO's automatic coding for the one code that a text means best: a proposal, never a hit. */
@ApplicationScoped
public class BestCode {

    /** The least score, from 0 to 1, that a match must have to be proposed. */
    public static final double THRESHOLD = 0.5;

    private final IcdGateway gateway;

    /**
     * The proposal for a text.
     *
     * @param code its code, which may be a cluster
     * @param title its title; what matched, where that is unknown
     * @param lang the language of the title
     * @param dir its writing direction
     * @param uri WHO's identifier; of a cluster those of its parts
     * @param address its page, after the context path
     * @param score how good the match is, from 0 to 1
     * @param threshold the least score that was asked for
     * @param matched the words of the classification that matched
     */
    public record Proposal(
            String code,
            String title,
            String lang,
            String dir,
            String uri,
            String address,
            double score,
            double threshold,
            String matched) {}

    protected BestCode() {
        this(null);
    }

    @Inject
    public BestCode(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /** {@return whether WHO codes texts automatically there, and the input is one} */
    static boolean isPossible(SearchInput input, BrowseContext context) {
        return context.classification().linearization().isPresent() && input.isWorthAsking() && !input.isIdentifier();
    }

    /**
     * Asks for the proposal.
     *
     * @return the proposal; empty if nothing matched well enough
     * @throws IcdFailure if WHO does not answer in the time of a suggestion
     */
    public Optional<Proposal> find(SearchInput input, BrowseContext context) {
        if (!isPossible(input, context)) {
            return Optional.empty();
        }
        AutocodeRequest request = new AutocodeRequest(
                context.scope(), input.text(), context.language(), List.of(), OptionalDouble.of(THRESHOLD));
        Autocoding answer = gateway.autocode(request, AnswerTimeout.SUGGESTION).value();
        return answer.linearization()
                .filter(uri -> answer.score() >= THRESHOLD && answer.code().isPresent())
                .map(uri -> proposal(uri, answer, context));
    }

    private Proposal proposal(UriExpression uri, Autocoding answer, BrowseContext context) {
        String code = answer.code().orElseThrow();
        String matched = answer.matchingText().orElse("");
        Optional<Text> title = uri.isCluster() ? Optional.empty() : title(uri.stem(), context);
        String lang = title.map(text -> text.language().tag())
                .orElse(context.language().tag());
        Address address = uri.isCluster()
                ? context.withLanguage(Address.of("code")
                        .with("code", code)
                        .with("release", context.release().map(Object::toString).orElse(null)))
                : context.to(released(uri.stem(), context));
        return new Proposal(
                code,
                title.map(Text::value).orElse(matched),
                lang,
                Languages.direction(lang),
                uri.canonical(),
                address.toString(),
                answer.score(),
                THRESHOLD,
                matched);
    }

    private static IcdUri released(IcdUri uri, BrowseContext context) {
        return context.release().map(uri::in).orElse(uri);
    }

    private Optional<Text> title(IcdUri uri, BrowseContext context) {
        Attempt<IcdEntity> entity = gateway.entities(
                        List.of(released(uri, context)),
                        context.release(),
                        context.language(),
                        AnswerTimeout.SUGGESTION)
                .get(0);
        return entity.answer().map(answer -> answer.value().title());
    }
}
