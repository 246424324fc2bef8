// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import org.icddesk.http.ExchangeObserver;
import org.icddesk.request.AnswerRate;

/** Tells the rate of WHO's answers whether WHO or this server works on one request; called by the thread that sends it. */
final class RateObserver implements ExchangeObserver {

    private final AnswerRate rate;
    private boolean inOurHands;

    RateObserver(AnswerRate rate) {
        this.rate = rate;
    }

    @Override
    public void onPreparing() {
        rate.recordPreparing();
        inOurHands = true;
    }

    @Override
    public void onAsked() {
        if (inOurHands) {
            inOurHands = false;
            rate.recordAsked();
        }
    }

    @Override
    public void onAnswering() {
        if (!inOurHands) {
            inOurHands = true;
            rate.recordAnswering();
        }
    }

    @Override
    public void onEnd() {
        if (inOurHands) {
            inOurHands = false;
            rate.recordDone();
        }
    }

    @Override
    public boolean allowsMoreTime() {
        return rate.isWaitingForProcessors();
    }
}
