// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Optional;

/** Translates failures unknown to the web core into problems; a CDI bean per kind of failure. */
public interface FailureTranslator {

    /**
     * Translates a failure into a problem.
     *
     * @param failure what went wrong, without wrappers
     * @return the problem to show; empty for other kinds of failure
     */
    Optional<Problem> translate(Throwable failure);
}
