// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

/** Is told whose turn it is in an HTTP exchange: this server's, or that of the server it asks. */
public interface ExchangeObserver {

    /** Observes nothing, and allows no more time. */
    ExchangeObserver NONE = new ExchangeObserver() {

        @Override
        public void onPreparing() {
            // Nobody is interested.
        }

        @Override
        public void onAsked() {
            // Nobody is interested.
        }

        @Override
        public void onAnswering() {
            // Nobody is interested.
        }

        @Override
        public void onEnd() {
            // Nobody is interested.
        }

        @Override
        public boolean allowsMoreTime() {
            return false;
        }
    };

    /** This server prepares the request. */
    void onPreparing();

    /** The request is sent: the other server's turn. */
    void onAsked();

    /** The head of the answer is there, and this server reads it. */
    void onAnswering();

    /** The exchange has ended, well or not. */
    void onEnd();

    /** {@return whether this server may take longer for its own part than the deadline} */
    boolean allowsMoreTime();
}
