// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import java.util.Optional;

/**
 * A service of the server as it is at one moment.
 *
 * @param value what it offers, if it is up
 * @param fault why it did not start, in the server's words, if it tried
 */
public record ServerService(Optional<Object> value, Optional<String> fault) {}
