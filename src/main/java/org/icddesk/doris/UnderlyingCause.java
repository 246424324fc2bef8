// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.cluster.ClusterAddress;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.web.Address;

/**
 * The underlying cause of death as displayed.
 *
 * @param code its code or cluster
 * @param codeAddress the page that explains a cluster; null for a plain code
 * @param entity the entity that its first code stands for; null if WHO's answer does not name it
 */
public record UnderlyingCause(String code, Address codeAddress, EntityRow entity) {

    /** {@return the underlying cause that an answer has; empty if it has none} */
    static Optional<UnderlyingCause> of(DorisAnswer answer, BrowseContext context, EntityTitles titles) {
        String code = answer.code().isEmpty() ? answer.stemCode() : answer.code();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<IcdUri> stem = UriExpression.parse(answer.uri())
                .map(UriExpression::stem)
                .filter(uri -> uri instanceof LinearizationUri && !uri.isRoot())
                .map(uri -> uri.in(context.release().orElseThrow()));
        EntityRow row =
                stem.map(uri -> titles.rows(context, List.of(uri)).get(0)).orElse(null);
        return Optional.of(new UnderlyingCause(code, address(code, context), row));
    }

    private static Address address(String code, BrowseContext context) {
        try {
            CodeExpression expression = CodeExpression.parse(code);
            return expression.isCluster()
                    ? context.withLanguage(ClusterAddress.of(expression.text())
                            .with("release", context.release().orElseThrow().id()))
                    : null;
        } catch (InvalidCode e) {
            return null;
        }
    }
}
