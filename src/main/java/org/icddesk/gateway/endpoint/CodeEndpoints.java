// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.QueryString;
import org.icddesk.gateway.wire.CodeReader;
import org.icddesk.gateway.wire.EntityReader;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.Entity;
import org.icddesk.text.PercentEncoding;

/** Creates the requests for what codes stand for, and for the entity of a linearization that has a code. */
public final class CodeEndpoints {

    private static final Endpoint<Entity> LOOKUP = new Endpoint<>(
            "lookup", Endpoints.MONTH, Endpoints.ALWAYS, Endpoints.DEFAULT_MAX_BYTES, EntityReader::entity);
    private static final Endpoint<CodeInfo> CODE_INFO = new Endpoint<>(
            "codeinfo", Endpoints.MONTH, Endpoints.ALWAYS, Endpoints.DEFAULT_MAX_BYTES, CodeReader::codeInfo);
    private static final Endpoint<PostcoordinationSet> DESCRIBE = new Endpoint<>(
            "describe", Endpoints.MONTH, Endpoints.ALWAYS, Endpoints.DEFAULT_MAX_BYTES, CodeReader::description);

    private CodeEndpoints() {}

    /** {@return the request for the entity of a linearization that stands for one of the foundation} */
    public static IcdRequest<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        String query = new QueryString().with("foundationUri", uri.canonical()).encoded();
        return new IcdRequest<>(linearizationPath(scope) + "/lookup", query, language, LOOKUP);
    }

    /** {@return the request for what a code stands for} */
    public static IcdRequest<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        String path = linearizationPath(scope) + "/codeinfo/" + PercentEncoding.encode(code.text());
        // Its answer has no words, so one language does for all.
        return new IcdRequest<>(path, codeParameters(options).encoded(), Language.ENGLISH, CODE_INFO);
    }

    /** {@return the request for the parts of a code or of identifiers} */
    public static IcdRequest<PostcoordinationSet> describe(
            Scope scope, String name, String value, CodeOptions options, Language language) {
        String query = codeParameters(options)
                .with("simplify", options.simplify())
                .with(name, value)
                .encoded();
        return new IcdRequest<>(linearizationPath(scope) + "/describe", query, language, DESCRIBE);
    }

    private static QueryString codeParameters(CodeOptions options) {
        return new QueryString()
                .with("flexiblemode", options.flexible())
                .with("convertToTerminalCodes", options.terminal());
    }

    private static String linearizationPath(Scope scope) {
        Endpoints.require(scope.linearization().isPresent(), FoundationUri.ROOT);
        return Endpoints.path(scope);
    }
}
