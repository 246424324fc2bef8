// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Text;

/**
 * The foundation as a whole; GET /icd/entity.
 *
 * @param languages the languages that it is available in
 * @param linearizations the linearizations drawn from it
 * @param browserUrl WHO's own page of it, on a host of WHO
 */
public record FoundationTop(
        Text title,
        Optional<Release> release,
        Optional<LocalDate> releaseDate,
        List<Language> languages,
        List<Release> releases,
        List<Linearization> linearizations,
        List<FoundationUri> children,
        Optional<URI> browserUrl)
        implements IcdTop {

    @Override
    public FoundationUri uri() {
        return FoundationUri.ROOT;
    }
}
