// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Text;

/**
 * A linearization in one release; GET /icd/release/11/{release}/{linearization}.
 *
 * @param languages the languages that it is available in, those of {@code prereleaseLanguages} included
 * @param prereleaseLanguages the languages that are not final
 * @param browserUrl WHO's own page of it, on a host of WHO
 */
public record ClassificationTop(
        LinearizationUri uri,
        Text title,
        Optional<LocalDate> releaseDate,
        List<Language> languages,
        List<Language> prereleaseLanguages,
        List<LinearizationUri> children,
        Optional<URI> browserUrl)
        implements IcdTop {}
