// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import org.icddesk.icd.Language;

/**
 * A validated pass-through request, with WHO's own path and parameters.
 *
 * @param path the path below the base of the ICD API, encoded
 * @param query the parameters, encoded and sorted by name, so that equal requests are equal; may be empty
 * @param language the language of the answer
 * @param format how its answers are cached
 * @param <T> the form in which answers are cached
 */
public record PassThroughRequest<T>(String path, String query, Language language, PassThroughFormat<T> format) {

    /** {@return the path only, since parameters may contain search terms} */
    @Override
    public String toString() {
        return path;
    }
}
