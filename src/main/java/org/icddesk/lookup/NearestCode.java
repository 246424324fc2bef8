// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Link;
import org.icddesk.web.Problem;

/** The problem of a code that does not exist, with a way to the nearest one that does. */
@ApplicationScoped
public class NearestCode {

    private final CodeResolver resolver;

    protected NearestCode() {
        this(null);
    }

    @Inject
    public NearestCode(CodeResolver resolver) {
        this.resolver = resolver;
    }

    /** {@return the problem of an entity of ICD-10 that its release does not have} */
    public Problem of(Icd10Uri missing) {
        LookupScope scope =
                new LookupScope(Classification.ICD10, missing.release(), true, Language.ENGLISH, AnswerTimeout.PAGE);
        return problem(missing.code()
                .flatMap(code -> CodeReading.of(code.code()))
                .map(reading -> resolver.resolve(reading, scope).missing())
                .orElse(List.of()));
    }

    /** {@return the problem: 404, with links to what is nearest to the codes} */
    public static Problem problem(List<MissingCode> missing) {
        if (missing.isEmpty()) {
            return new Problem(404, "entity");
        }
        MissingCode first = missing.get(0);
        String key = first.classification() == Classification.MMS
                ? "code"
                : "code-" + first.classification().segment();
        return new Problem(404, key, first.code(), first.release().id())
                .withLinks(missing.stream()
                        .flatMap(code -> code.nearest().stream())
                        .map(match -> link(match.entity().value()))
                        .toList());
    }

    private static Link link(IcdEntity entity) {
        return new Link(entity.code() + " " + entity.title().value(), BrowseContext.address(entity.uri()));
    }
}
