// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Text;

/**
 * ICD-10 in one release; GET /icd/release/10/{release}.
 *
 * @param browserUrl WHO's own page of it, on a host of WHO
 */
public record Icd10Top(
        Icd10Uri uri, Text title, Optional<LocalDate> releaseDate, List<Icd10Uri> children, Optional<URI> browserUrl)
        implements IcdTop {}
