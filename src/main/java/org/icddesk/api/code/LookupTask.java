// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The lookup of one text, of which what has been found already can be had while the rest is still being asked for. */
final class LookupTask implements Callable<JsonObject> {

    private final String text;
    private final CodeLookup lookup;
    private final Optional<CodeDetails> details;
    private volatile JsonObject found;

    /**
     * Creates a task.
     *
     * @param details what to add to what was found; empty for nothing
     */
    LookupTask(String text, CodeLookup lookup, Optional<CodeDetails> details) {
        this.text = text;
        this.lookup = lookup;
        this.details = details;
    }

    /** {@return the text} */
    String text() {
        return text;
    }

    @Override
    public JsonObject call() {
        CodeOutcome outcome = lookup.look(text);
        found = outcome.item();
        return details.map(more -> more.added(outcome)).orElse(outcome.item());
    }

    /** {@return what has been found so far, with the reason why there is no more} */
    JsonObject soFar(String reason) {
        JsonObject known = found;
        return known == null ? CodeItem.unanswered(text, reason) : DetailItem.incomplete(known, reason);
    }
}
