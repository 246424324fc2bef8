// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.icddesk.answer.Answer;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.request.AnswerTimeout;

/** Checks codes and clusters: what each code is there for, what is missing, what does not fit. */
@ApplicationScoped
public class ClusterChecker {

    private static final CodeOptions FLEXIBLE = new CodeOptions(false, true, false);

    private final IcdGateway gateway;

    protected ClusterChecker() {
        this(null);
    }

    @Inject
    public ClusterChecker(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Checks a code or cluster.
     *
     * @param scope the linearization and release
     * @param language the language of titles
     * @param timeout the time limit of each request
     * @return what is found, as old as the oldest of WHO's answers in it; a failure if WHO does not answer
     */
    public Answer<ClusterCheck> check(CodeExpression code, Scope scope, Language language, AnswerTimeout timeout) {
        return new ClusterInquiry(gateway, scope, language, timeout).check(code);
    }

    /**
     * Translates identifiers into codes.
     *
     * @param timeout the time limit of each request
     * @return the code or cluster; {@link NotFound} if WHO does not know one of them, or one has no code
     */
    public CodeExpression code(UriExpression uri, Scope scope, AnswerTimeout timeout) {
        UriExpression released = new UriExpression(
                uri.parts().stream().map(part -> released(part, scope)).toList());
        String code = gateway.describe(scope, released, FLEXIBLE, Language.ENGLISH, timeout)
                .value()
                .code()
                .orElseThrow(() -> new NotFound("no code"));
        try {
            return CodeExpression.parse(code);
        } catch (InvalidCode e) {
            throw new NotFound("no code that can be read");
        }
    }

    private static UriExpression.Part released(UriExpression.Part part, Scope scope) {
        return part.uri() instanceof LinearizationUri entity && scope.release().isPresent()
                ? new UriExpression.Part(part.joint(), entity.in(scope.release().get()))
                : part;
    }
}
