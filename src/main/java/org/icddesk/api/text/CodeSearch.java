// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.candidate.CandidateFinder;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.CandidateQuery;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.request.AnswerTimeout;

/** Finds the code that a text alone can mean: that of the only entity of which it is the code, the title or a term. */
@ApplicationScoped
public class CodeSearch {

    private final CandidateFinder finder;

    protected CodeSearch() {
        this(null);
    }

    @Inject
    public CodeSearch(CandidateFinder finder) {
        this.finder = finder;
    }

    /** {@return the code; an empty line if no entity has the text, or several. A category counts before its block} */
    Line find(String text, BrowseContext context) {
        if (!finder.canSearch(context)) {
            throw new ApiProblem(404, "This server has no index of that release in that language yet.");
        }
        CandidateList categories = find(text, Set.of(ClassKind.CATEGORY), context);
        boolean exact = categories.candidates().stream()
                .anyMatch(candidate -> candidate.how().isExact());
        // Groupings of ICD-11 have no code.
        return line(
                exact || context.classification() != Classification.ICD10 ? categories : find(text, Set.of(), context));
    }

    private CandidateList find(String text, Set<ClassKind> kinds, BrowseContext context) {
        return finder.find(new CandidateQuery(text, kinds, List.of(), 1, false), context, AnswerTimeout.PAGE);
    }

    private static Line line(CandidateList found) {
        String code = found.candidates().stream()
                .filter(candidate -> candidate.decided())
                .map(candidate -> candidate.code())
                .findFirst()
                .orElse("");
        return new Line(code, found.asOf(), found.outageSince());
    }
}
