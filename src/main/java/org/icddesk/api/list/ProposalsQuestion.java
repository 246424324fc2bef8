// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.proposal.Decision;

/**
 * A request for proposals.
 *
 * @param classification {@code mms}, {@code icf} or {@code icd10}
 * @param release null for the latest
 * @param language null for that of the header
 */
record ProposalsQuestion(
        String classification, String release, String language, List<String> texts, List<Decision> decisions) {

    static final int MAX_TEXTS = 100;
    static final int MAX_DECISIONS = 1_000;

    /** {@return what a body asks; an {@link ApiProblem} if that is not to be understood} */
    static ProposalsQuestion read(byte[] body) {
        JsonObject object = JsonBody.object(body);
        String classification = JsonBody.string(object, "classification").orElse("mms");
        String name = classification.equals("icd11") ? "mms" : classification;
        if (!List.of("mms", "icf", "icd10").contains(name)) {
            throw new ApiProblem(400, "classification must be mms, icf or icd10.");
        }
        List<String> texts = texts(JsonBody.array(object, "texts"));
        if (texts.isEmpty()) {
            throw new ApiProblem(400, "texts must have at least one text.");
        }
        if (texts.size() > MAX_TEXTS) {
            throw new ApiProblem(413, "A request can have at most " + MAX_TEXTS + " texts.");
        }
        return new ProposalsQuestion(
                name,
                JsonBody.string(object, "release").orElse(null),
                JsonBody.string(object, "lang").orElse(null),
                texts,
                decisions(JsonBody.array(object, "decisions")));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .map(value -> {
                    if (value instanceof JsonString text) {
                        return text.getString();
                    }
                    throw new ApiProblem(400, "texts must be strings.");
                })
                .toList();
    }

    private static List<Decision> decisions(JsonArray array) {
        if (array.size() > MAX_DECISIONS) {
            throw new ApiProblem(413, "A request can have at most " + MAX_DECISIONS + " decisions.");
        }
        return array.stream().map(ProposalsQuestion::decision).toList();
    }

    private static Decision decision(JsonValue value) {
        if (value instanceof JsonObject row) {
            return new Decision(
                    JsonBody.string(row, "text").orElseThrow(ProposalsQuestion::noDecision),
                    JsonBody.string(row, "code").orElseThrow(ProposalsQuestion::noDecision));
        }
        throw noDecision();
    }

    private static ApiProblem noDecision() {
        return new ApiProblem(400, "decisions must be objects with text and code.");
    }
}
