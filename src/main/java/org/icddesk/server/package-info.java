// SPDX-License-Identifier: Apache-2.0
/**
 * The application server that ICD Desk runs in: its services, looked up live, and its threads: who may have one, and who
 * waits without.
 *
 * <p>Invariants: looking starts nothing and waits for nothing; a service that is not there, or did not start, is an
 * answer and not a failure.
 */
package org.icddesk.server;
