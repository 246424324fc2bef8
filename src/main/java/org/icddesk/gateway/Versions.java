// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.List;
import java.util.Optional;

/**
 * The releases that contain a classification or an entity.
 *
 * @param latest its identifier in the latest of them
 * @param releases its identifiers in all of them, the newest first
 */
public record Versions<U extends IcdUri>(Text title, Optional<U> latest, List<U> releases) {}
