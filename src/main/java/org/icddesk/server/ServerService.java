// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import java.util.Optional;

/**
 * A snapshot of one of the server's services.
 *
 * @param value what it offers, if it is up
 * @param fault why it did not start, in the server's words, if it tried
 */
public record ServerService(Optional<Object> value, Optional<String> fault) {}
