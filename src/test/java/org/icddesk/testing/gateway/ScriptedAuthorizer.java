// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.upstream.Authorizer;

/** Tokens numbered from 1, a new one after each that was refused while it was the present one. */
public final class ScriptedAuthorizer implements Authorizer {

    private final AtomicInteger present = new AtomicInteger(1);
    private volatile boolean required = true;
    private volatile boolean missing;
    private volatile int renewals = Integer.MAX_VALUE;

    @Override
    public Authorization authorize() {
        if (missing) {
            throw new Unavailable("There is no token", Duration.ofSeconds(7), null);
        }
        int number = present.get();
        return new Authorization() {

            @Override
            public Optional<String> authorization() {
                return required ? Optional.of("Bearer token-" + number) : Optional.empty();
            }

            @Override
            public void accepted() {
                // A script knows by itself what it renews.
            }

            @Override
            public void rejected() {
                if (number <= renewals) {
                    present.compareAndSet(number, number + 1);
                }
            }
        };
    }

    /** {@return how many tokens there were so far} */
    public int tokens() {
        return present.get();
    }

    /** Acts for an API that wants no token. */
    public void notRequired() {
        required = false;
    }

    /** Has another token for that many that are refused, one after the other; none for those after them. */
    public void renews(int tokens) {
        renewals = tokens;
    }

    /** Has no token any more. */
    public void none(boolean none) {
        missing = none;
    }
}
