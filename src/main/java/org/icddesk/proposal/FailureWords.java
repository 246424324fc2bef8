// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.web.Texts;

/** Says why nothing can be proposed for a text now. */
record FailureWords(Texts texts) {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** {@return the item of a text that WHO did not answer for} */
    ProposedItem of(IcdFailure failure, ProposedItem.Kind kind) {
        String key = "list.failed." + failure.kind().name().toLowerCase(Locale.ROOT);
        String words = texts.has(key) ? texts.get(key) : failure.forReaders();
        Optional<Duration> again = failure.isAnswer()
                ? Optional.empty()
                : Optional.of(failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER));
        return ProposedItem.failed(kind, words, again);
    }

    /** {@return the item of a text whose turn did not come in time} */
    ProposedItem late(ProposedItem.Kind kind) {
        return ProposedItem.failed(kind, texts.get("list.failed.late"), Optional.of(SOON));
    }

    /** {@return the item of a text at which this server failed} */
    ProposedItem mishap(ProposedItem.Kind kind) {
        return ProposedItem.failed(kind, texts.get("list.failed.mishap"), Optional.empty());
    }
}
