// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.icddesk.api.icd.CachedAnswers;
import org.icddesk.api.reconcile.KeptResults;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Configuration.Access;
import org.icddesk.fhir.RememberedAnswers;
import org.icddesk.request.RequestTally;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.RequestHead;
import org.icddesk.web.filter.SecurityHeaders;

/** Decides which requests can be answered at once, and finds the cached page or answer. */
@ApplicationScoped
public class FastLane {

    private static final String ATTRIBUTE = FastLane.class.getName();
    private static final String DEFAULT_SESSION_COOKIE = "JSESSIONID";
    private static final String API = "/api/icd/";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int MAX_HOST_LENGTH = 255;

    private static final String LENGTH = "Content-Length";
    private static final Pattern SHORT = Pattern.compile("[1-9][0-9]{0,3}");

    /** With any of them a request has a credential, or something that the server has yet to deal with. */
    private static final List<String> DECIDED_ELSEWHERE =
            List.of("Authorization", "Expect", "Transfer-Encoding", "Upgrade");

    private final boolean open;
    private final boolean secureOnly;
    private final PageCache pages;
    private final CachedAnswers answers;
    private final KeptResults results;
    private final RememberedAnswers fhir;
    private final RequestTally tally;
    private volatile String sessionCookie = DEFAULT_SESSION_COOKIE;

    protected FastLane() {
        open = false;
        secureOnly = true;
        pages = null;
        answers = null;
        results = null;
        fhir = null;
        tally = null;
    }

    @Inject
    public FastLane(
            Configuration configuration,
            PageCache pages,
            CachedAnswers answers,
            KeptResults results,
            RememberedAnswers fhir,
            RequestTally tally) {
        open = configuration.access() == Access.OPEN;
        secureOnly = configuration.httpsPort().isPresent();
        this.pages = pages;
        this.answers = answers;
        this.results = results;
        this.fhir = fhir;
        this.tally = tally;
    }

    /** Opens the lane: from now on {@link #of} finds it. */
    void open(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        String name = context.getSessionCookieConfig().getName();
        sessionCookie = name == null ? DEFAULT_SESSION_COOKIE : name;
        context.setAttribute(ATTRIBUTE, this);
    }

    /** {@return the lane of an application; empty until it has started} */
    static Optional<FastLane> of(ServletContext context) {
        return Optional.ofNullable((FastLane) context.getAttribute(ATTRIBUTE));
    }

    /**
     * Finds a response without waiting for anything, and counts the request if there is one.
     *
     * @param request the request, which has no body
     * @param secure whether it came over HTTPS
     * @param client the client key
     * @return what servlets and filters would answer; empty if only they can tell
     */
    Optional<CompleteResponse> find(RequestHead request, boolean secure, String client) {
        return isOpen(secure)
                        && METHODS.contains(request.method())
                        && request.header(LENGTH) == null
                        && isPlain(request)
                ? recorded(ready(request), request, client)
                : Optional.empty();
    }

    /** {@return whether a request by POST may be answered as soon as its body is known} */
    boolean wantsBody(RequestHead request, boolean secure) {
        return isOpen(secure)
                && request.method().equals("POST")
                && (KeptResults.isPath(request.path()) || RememberedAnswers.isAddress(request.path()))
                && isShort(request.headers(LENGTH))
                && isPlain(request);
    }

    /**
     * Finds a response to a request by POST that {@link #wantsBody}, and counts the request if there is one.
     *
     * @param client the client key
     * @return what servlets and filters would answer; empty if only they can tell
     */
    Optional<CompleteResponse> find(RequestHead request, byte[] body, String client) {
        return recorded(
                KeptResults.isPath(request.path())
                        ? PostedRequest.asQuery(request, body).flatMap(results::findReady)
                        : PostedRequest.of(request, body).flatMap(fhir::findReady),
                request,
                client);
    }

    private boolean isOpen(boolean secure) {
        return open && (secure || !secureOnly);
    }

    private Optional<CompleteResponse> recorded(Optional<CompleteResponse> found, RequestHead request, String client) {
        found.ifPresent(response -> tally.record(client, request.path()));
        return found.map(response -> response.after(SecurityHeaders.HEADERS));
    }

    private static boolean isShort(List<String> lengths) {
        return lengths.size() == 1
                && SHORT.matcher(lengths.get(0)).matches()
                && Integer.parseInt(lengths.get(0)) <= PostedRequest.MAX_LENGTH;
    }

    private Optional<CompleteResponse> ready(RequestHead request) {
        if (request.path().startsWith(API)) {
            return answers.findReady(request);
        }
        if (KeptResults.isPath(request.path())) {
            return results.findReady(request);
        }
        return RememberedAnswers.isAddress(request.path()) ? fhir.findReady(request) : pages.findReady(request);
    }

    private boolean isPlain(RequestHead request) {
        return !isConditionalHead(request)
                && request.path().startsWith("/")
                && request.path().indexOf(';') < 0
                && isSafe(request.headers("Host"))
                && DECIDED_ELSEWHERE.stream().allMatch(name -> request.header(name) == null)
                && request.headers("Cookie").stream().noneMatch(cookies -> cookies.contains(sessionCookie));
    }

    /** NOTE: servlets announce a length of 0 with 304 to HEAD, which is left to them. */
    private static boolean isConditionalHead(RequestHead request) {
        return request.method().equals("HEAD") && request.header("If-None-Match") != null;
    }

    private static boolean isSafe(List<String> hosts) {
        return hosts.size() == 1
                && !hosts.get(0).isEmpty()
                && hosts.get(0).length() <= MAX_HOST_LENGTH
                && hosts.get(0).chars().allMatch(FastLane::isOfHost);
    }

    private static boolean isOfHost(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._:[]".indexOf(c) >= 0;
    }
}
