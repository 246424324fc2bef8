// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The view model of error pages: for problems met by {@link PageDispatcher} or by the server. */
@Named("problemPage")
@RequestScoped
public class ProblemPage {

    private final Problem problem;
    private final Page page;

    protected ProblemPage() {
        problem = null;
        page = null;
    }

    @Inject
    public ProblemPage(HttpServletRequest request, Page page) {
        this.page = page;
        this.problem = request.getAttribute(PageDispatcher.PROBLEM) instanceof Problem known
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

    /** {@return the heading} */
    public String getHeading() {
        return page.texts().get("problem." + problem.key());
    }

    /** {@return the explanation, in a sentence} */
    public String getWords() {
        return page.say("problem." + problem.key() + ".text", problem.details().toArray());
    }

    /** {@return the text key of what the links are for} */
    public String getWaysHeading() {
        String own = "problem." + problem.key() + ".ways";
        return page.texts().has(own) ? own : "problem.ways";
    }

    /** {@return links for the reader} */
    public List<Link> getWays() {
        return problem.links();
    }
}
