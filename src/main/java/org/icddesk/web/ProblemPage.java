// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Tells a problem: one that {@link Pages} met, or one that the server met outside of it. */
@Named("problemPage")
@RequestScoped
public class ProblemPage {

    private final Problem problem;
    private final Page page;

    /** For the container's proxy alone. */
    protected ProblemPage() {
        problem = null;
        page = null;
    }

    /**
     * Finds out what to tell.
     *
     * @param request carries the problem
     * @param page knows the language
     */
    @Inject
    public ProblemPage(HttpServletRequest request, Page page) {
        this.page = page;
        this.problem = request.getAttribute(Pages.PROBLEM) instanceof Problem known
                ? known
                : ofStatus(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }

    private static Problem ofStatus(Object status) {
        int code = status instanceof Integer number ? number : 500;
        return switch (code) {
            case 404 -> Problem.noSuchPage();
            case 405 -> new Problem(405, "method");
            case 414 -> new Problem(414, "too-long");
            default -> code >= 400 && code < 500 ? new Problem(code, "address") : new Problem(code, "internal");
        };
    }

    /** {@return the HTTP status} */
    public int getStatus() {
        return problem.status();
    }

    /** {@return what happened, in a few words} */
    public String getHeading() {
        return page.texts().get("problem." + problem.key());
    }

    /** {@return what it means for the reader, in a sentence} */
    public String getWords() {
        return page.say("problem." + problem.key() + ".text", problem.details().toArray());
    }

    /** {@return where the reader may want to go instead} */
    public List<Link> getWays() {
        return problem.ways();
    }
}
