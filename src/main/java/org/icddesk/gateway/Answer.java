// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer of WHO, current or earlier.
 *
 * @param asOf when WHO gave it
 * @param silentSince since when WHO gives none, if that is why an outdated answer has to do; a page says so
 */
public record Answer<T>(T value, Instant asOf, Optional<Instant> silentSince) {}
