// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.List;
import java.util.Optional;

/**
 * The releases that contain a classification or an entity.
 *
 * @param latest its identifier in the latest of them
 * @param uris its identifiers in all of them, the newest first
 */
public record Versions(Text title, Optional<IcdUri> latest, List<IcdUri> uris) {

    /** {@return the releases, the newest first} */
    public List<Release> releases() {
        return uris.stream().flatMap(uri -> uri.release().stream()).toList();
    }
}
