// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer of WHO, current or earlier.
 *
 * @param asOf when WHO gave it
 * @param outageSince since when WHO has not answered, if that is why the answer is stale; the page says so
 */
public record Answer<T>(T value, Instant asOf, Optional<Instant> outageSince) {}
