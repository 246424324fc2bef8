// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.endpoint.CodeEndpoints;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.endpoint.SampleSearch;
import org.icddesk.gateway.endpoint.SearchEndpoints;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.server.InternalRequest;

/** The operations of the gateway for coding: searches, codes, and requests of programs in WHO's own form. */
public abstract class CodingOperations extends EntityOperations {

    CodingOperations() {}

    /**
     * {@return what a page's search finds, as {@link #search(SearchRequest, AnswerTimeout)} does; a sample for a page that no
     * reader has asked for}
     */
    public Answer<SearchResult> search(SearchRequest request) {
        return InternalRequest.isCurrent() ? SampleSearch.answer(request) : search(request, AnswerTimeout.PAGE);
    }

    /**
     * Searches a linearization or the foundation; GET …/search, or POST where the address would be too long.
     *
     * @param request what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @param timeout how long to wait
     */
    public Answer<SearchResult> search(SearchRequest request, AnswerTimeout timeout) {
        return clientLimits().answer(SearchEndpoints.search(request), timeout);
    }

    /**
     * Searches for words of which nothing may be kept, such as those of a death certificate: the answer does not come from
     * the cache and does not go into it, and the words are sent in a body. While WHO is silent, the ICD API that is asked then
     * gets them, if there is one.
     *
     * @param request what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @param timeout how long to wait, and whose share it counts against
     * @return what was found; {@link RateLimited} if the client exceeds its limit
     */
    public Answer<SearchResult> searchUncached(SearchRequest request, AnswerTimeout timeout) {
        return clientLimits().answerUncached(SearchEndpoints.uncachedSearch(request), timeout);
    }

    /**
     * Counts a search against the client's limit in advance, before the requests that go with it are sent.
     *
     * @param request what will be searched for; {@link RateLimited} if the client exceeds its limit
     * @param timeout the time limit that the search will have
     */
    public void admit(SearchRequest request, AnswerTimeout timeout) {
        clientLimits().admit(SearchEndpoints.search(request), timeout);
    }

    /**
     * Counts automatic coding against the client's limit in advance, as {@link #admit(SearchRequest, AnswerTimeout)} does
     * a search.
     */
    public void admit(AutocodeRequest request, AnswerTimeout timeout) {
        clientLimits().admit(SearchEndpoints.autocode(request), timeout);
    }

    /**
     * Finds the entity that a text means best; GET …/autocode.
     *
     * @param request the text; without a word, or too long, it is {@link Rejected}
     * @param timeout how long to wait
     * @return the entity, or that there is none
     */
    public Answer<Autocoding> autocode(AutocodeRequest request, AnswerTimeout timeout) {
        return clientLimits().answer(SearchEndpoints.autocode(request), timeout);
    }

    /**
     * Finds what a code stands for, for a page; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @return what it stands for; {@link NotFound} if there is no such code or combination
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        return codeInfo(scope, code, options, AnswerTimeout.PAGE);
    }

    /**
     * Finds what a code stands for; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster; {@link NotFound} if there is no such code or combination
     * @param timeout how long to wait
     * @return what it stands for
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options, AnswerTimeout timeout) {
        return clientLimits().answer(CodeEndpoints.codeInfo(scope, code, options), timeout);
    }

    /**
     * Describes the parts of a code or cluster; GET …/describe?code=.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param timeout how long to wait
     * @return its parts
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, CodeExpression code, CodeOptions options, Language language, AnswerTimeout timeout) {
        return clientLimits().answer(CodeEndpoints.describe(scope, "code", code.text(), options, language), timeout);
    }

    /**
     * Describes the parts of an identifier or a cluster of them; GET …/describe?uri=.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param timeout how long to wait
     * @return its parts; {@link NotFound} if there is no such entity or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, UriExpression uri, CodeOptions options, Language language, AnswerTimeout timeout) {
        return clientLimits().answer(CodeEndpoints.describe(scope, "uri", uri.canonical(), options, language), timeout);
    }

    /**
     * Finds the entity of a linearization that stands for one of the foundation; GET …/lookup.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the foundation entity
     * @return the entity itself, its unspecified residual if it has no code, or the entity that it counts to
     */
    public Answer<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        return clientLimits().answer(CodeEndpoints.lookup(scope, uri, language), AnswerTimeout.PAGE);
    }

    /**
     * Forwards an API request as it is; its answer is cached like any other.
     *
     * @param <T> the form in which answers are cached
     */
    public <T> Answer<T> forward(PassThroughRequest<T> passThrough) {
        return clientLimits().answer(Endpoints.passThrough(passThrough), AnswerTimeout.PAGE);
    }

    /**
     * Forwards a certificate; POST …/doris and …/codedit. The answer is not cached. While WHO is silent, the ICD API that is
     * asked then gets it, if there is one.
     *
     * @return the answer; {@link RateLimited} if the client has too many certificates in flight, {@link Busy} if all
     *     clients have
     */
    public <T> Answer<T> submit(PassThroughRequest<T> passThrough, String document) {
        return clientLimits().submit(Endpoints.passThrough(passThrough).withDocument(document));
    }
}
