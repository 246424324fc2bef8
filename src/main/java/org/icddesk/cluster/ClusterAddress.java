// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.List;
import java.util.stream.Stream;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.web.Address;
import org.icddesk.web.PageRequest;

/** The addresses of clusters: all that there is to know of one, so that it can be kept and passed on. */
public final class ClusterAddress {

    /** The parameter that says of a plain code that a cluster is built with it. */
    static final String BUILD = "build";

    private ClusterAddress() {}

    /**
     * {@return the address of a cluster, or of the form that makes one of a plain code}
     *
     * @param code the code or cluster as written
     */
    public static Address of(String code) {
        // A server may refuse encoded slashes in paths.
        List<String> path =
                Stream.concat(Stream.of("code"), Stream.of(code.split("/"))).toList();
        boolean plain = code.indexOf('&') < 0 && code.indexOf('/') < 0;
        return new Address(path, List.of()).with(BUILD, plain ? "on" : null);
    }

    /** {@return the address of a cluster in the release and language of a request} */
    static Address of(CodeExpression code, PageRequest request) {
        return of(code.text())
                .with("release", request.parameter("release").orElse(null))
                .with("lang", request.parameter("lang").orElse(null));
    }
}
