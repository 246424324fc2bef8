// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.api.icd.ApiParameter;
import org.icddesk.api.icd.Operation;

/** The view model of the API page. */
@Named("apiPage")
@ApplicationScoped
public class ApiPage {

    /** {@return every allowed operation of WHO's API} */
    public List<Row> getOperations() {
        return Arrays.stream(Operation.values())
                .map(operation -> new Row(
                        operation.post() == Operation.Post.NONE ? "GET" : "GET, POST",
                        operation.template(),
                        operation.summary(),
                        operation.parameters().stream().map(ApiParameter::name).collect(Collectors.joining(", "))))
                .toList();
    }

    /**
     * A row of the table of operations.
     *
     * @param methods the methods it answers to
     * @param path its path below {@code /api}
     * @param summary what it answers
     * @param parameters the names of its parameters
     */
    public record Row(String methods, String path, String summary, String parameters) {}
}
