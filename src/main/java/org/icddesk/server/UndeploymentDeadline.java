// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

/**
 * The event that undeployment does not wait for the requests in progress any longer. The application is still whole, and
 * whatever ends such a request now has it answered in time.
 */
public record UndeploymentDeadline() {}
